import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInstant, parseInstant } from "../time/instant.ts";
import { startOfLocalDay } from "../time/local-day.ts";
import { compileCalendar } from "./compile.ts";
import { isOpenAt, openMicros } from "./intervals.ts";
import { Calendar, type CalendarVersion, WEEKDAYS } from "./schema.ts";

const micros = (text: string): bigint => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.micros;
};
const open = (calendar: unknown, from: string, to: string): readonly string[] =>
  compileCalendar(Calendar.parse(calendar), micros(from), micros(to)).map(
    (one) => `${formatInstant(one.from)}/${formatInstant(one.to)}`,
  );
const week = (...days: readonly (typeof WEEKDAYS)[number][]) =>
  Object.fromEntries(days.map((day) => [day, [["09:00", "17:00"]]]));

describe("compileCalendar", () => {
  it("merges what overlaps or touches, also over midnight, and keeps split shifts apart", () => {
    const weekly = {
      mon: [
        ["13:00", "17:00"],
        ["09:00", "11:00"],
        ["10:00", "12:00"],
      ],
      tue: [["20:00", "24:00"]],
      wed: [["00:00", "06:00"]],
    };
    expect(open({ zone: "UTC", weekly }, "2026-09-07T00:00:00Z", "2026-09-14T00:00:00Z")).toEqual([
      "2026-09-07T09:00:00Z/2026-09-07T12:00:00Z",
      "2026-09-07T13:00:00Z/2026-09-07T17:00:00Z",
      "2026-09-08T20:00:00Z/2026-09-09T06:00:00Z",
    ]);
  });

  it("clips to the range", () => {
    expect(open({ zone: "UTC", weekly: week("mon") }, "2026-09-07T10:00:00Z", "2026-09-07T11:00:00Z")).toEqual([
      "2026-09-07T10:00:00Z/2026-09-07T11:00:00Z",
    ]);
    expect(open({ zone: "UTC", weekly: week("mon") }, "2026-09-07T11:00:00Z", "2026-09-07T11:00:00Z")).toEqual([]);
  });

  it("closes holidays to their last day and lets an exception win over both", () => {
    const calendar = {
      zone: "UTC",
      weekly: week("mon", "tue", "wed", "thu"),
      holidays: [{ name: "Days off", from: "2026-09-07", to: "2026-09-08" }],
      exceptions: [
        { date: "2026-09-08", open: [["10:00", "12:00"]] },
        { date: "2026-09-09", open: [] },
      ],
    };
    expect(open(calendar, "2026-09-07T00:00:00Z", "2026-09-11T00:00:00Z")).toEqual([
      "2026-09-08T10:00:00Z/2026-09-08T12:00:00Z",
      "2026-09-10T09:00:00Z/2026-09-10T17:00:00Z",
    ]);
  });

  it("changes versions at the start of their local day; the earliest holds before its date too", () => {
    const all = (hours: readonly string[]) => Object.fromEntries(WEEKDAYS.map((day) => [day, [hours]]));
    const versions = [
      { zone: "America/New_York", weekly: all(["09:00", "10:00"]), validFrom: "2026-09-09" },
      { zone: "Europe/Warsaw", weekly: all(["00:00", "24:00"]), validFrom: "2026-09-08" },
    ];
    expect(open(versions, "2026-09-07T00:00:00Z", "2026-09-10T00:00:00Z")).toEqual([
      "2026-09-07T00:00:00Z/2026-09-09T04:00:00Z",
      "2026-09-09T13:00:00Z/2026-09-09T14:00:00Z",
    ]);
    expect(
      open(
        { zone: "UTC", weekly: week("mon"), validFrom: "2026-12-01" },
        "2026-09-07T00:00:00Z",
        "2026-09-08T00:00:00Z",
      ),
    ).toHaveLength(1);
  });

  it("does not open a day the zone skipped", () => {
    const intervals = compileCalendar(
      Calendar.parse({ zone: "Pacific/Apia", weekly: week("thu", "fri", "sat") }),
      micros("2011-12-28T00:00:00Z"),
      micros("2012-01-03T00:00:00Z"),
    );
    expect(intervals).toHaveLength(2);
    expect(openMicros(intervals, micros("2011-12-28T00:00:00Z"), micros("2012-01-03T00:00:00Z"))).toBe(
      16n * 3_600_000_000n,
    );
  });
});

interface LocalMinute {
  readonly date: string;
  readonly weekday: string;
  readonly time: string;
}

/** Local date, weekday and time of day of a minute, by the runtime's own formatter. */
function localMinute(zone: string): (millis: number) => LocalMinute {
  const options = {
    timeZone: zone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  const format = new Intl.DateTimeFormat("en-US", options);
  return (millis) => {
    const parts = Object.fromEntries(format.formatToParts(millis).map(({ type, value }) => [type, value]));
    return {
      date: `${parts.year}-${parts.month}-${parts.day}`,
      weekday: (parts.weekday ?? "").toLowerCase(),
      time: `${parts.hour}:${parts.minute}`,
    };
  };
}

/** The definition, read word for word, for one minute under one version. */
function openByDefinition(version: CalendarVersion, { date, weekday, time }: LocalMinute): boolean {
  const exception = version.exceptions.find((one) => one.date === date);
  const holiday = version.holidays.some(({ from, to }) => from <= date && date <= to);
  const hours = exception?.open ?? (holiday ? [] : (version.weekly[weekday as (typeof WEEKDAYS)[number]] ?? []));
  return hours.some(([opens, closes]) => opens <= time && time < closes);
}

describe("compileCalendar against the definition, minute by minute", () => {
  // each with an instant near which its clocks change, or a date goes missing
  const places = fc.constantFrom(
    ["Europe/Warsaw", "2026-03-29"],
    ["Europe/Warsaw", "2026-10-25"],
    ["America/New_York", "2024-11-03"],
    ["Africa/Cairo", "2024-04-26"],
    ["Africa/Cairo", "2024-10-31"],
    ["Australia/Lord_Howe", "2024-04-07"],
    ["Australia/Lord_Howe", "2024-10-06"],
    ["Asia/Kathmandu", "2026-01-01"],
    ["Asia/Jerusalem", "2024-03-29"],
    ["Pacific/Apia", "2011-12-30"],
    ["America/St_Johns", "2010-11-07"],
    ["Africa/Casablanca", "2026-02-15"],
  );
  const time = fc
    .integer({ min: 0, max: 96 })
    .map(
      (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`,
    );
  const hours = fc.array(
    fc.tuple(time, time).filter(([opens, closes]) => opens < closes),
    { maxLength: 3 },
  );
  const weekly = fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, hours])));

  it("opens the same minutes", () => {
    const scenario = fc.record({
      place: places,
      weeks: fc.tuple(weekly, weekly),
      special: hours,
      shift: fc.integer({ min: -2000, max: 2000 }),
      day: fc.integer({ min: -1, max: 1 }),
    });
    fc.assert(
      fc.property(scenario, ({ place: [zone, date], weeks, special, shift, day }) => {
        const middle = Date.parse(`${date}T00:00:00Z`);
        const near = new Date(middle + day * 86_400_000).toISOString().slice(0, 10);
        const versions = Calendar.parse([
          { zone, weekly: weeks[0], exceptions: [{ date: near, open: special }] },
          { zone, weekly: weeks[1], validFrom: date, holidays: [{ from: near, to: near }] },
        ]) as readonly CalendarVersion[];
        const start = middle + shift * 60_000 - 86_400_000;
        const end = start + 2.5 * 86_400_000;
        const intervals = compileCalendar(versions, BigInt(start) * 1000n, BigInt(end) * 1000n);
        const local = localMinute(zone);
        const change = startOfLocalDay(zone, middle / 86_400_000);
        let minutes = 0n;
        for (let at = start; at < end; at += 60_000) {
          const expected = openByDefinition(
            versions[BigInt(at) * 1000n < change ? 0 : 1] as CalendarVersion,
            local(at),
          );
          if (isOpenAt(intervals, BigInt(at) * 1000n) !== expected)
            expect(`${new Date(at).toISOString()} ${expected}`).toBe("the same");
          minutes += expected ? 1n : 0n;
        }
        expect(openMicros(intervals, BigInt(start) * 1000n, BigInt(end) * 1000n)).toBe(minutes * 60_000_000n);
        expect(
          intervals.every(({ from, to }, index) => from < to && from > (intervals[index - 1]?.to ?? -1n * 10n ** 18n)),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
