import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { cutPeriod } from "./cut.ts";
import { type Period, parsePeriodBounds } from "./period.ts";
import { PERIOD_UNITS } from "./unit.ts";

const hours = ({ from, to }: Period): number => Number((to - from) / 1_000_000n) / 3600;
const labels = (buckets: readonly Period[]): readonly string[] => buckets.map((bucket) => bucket.labelFrom);
const cut = (from: string, to: string, unit: (typeof PERIOD_UNITS)[number], zone: string): readonly Period[] =>
  cutPeriod(parsePeriodBounds(from, to, zone), unit, zone);

describe("cutPeriod", () => {
  it("gives days of 23 and 25 hours", () => {
    expect(cut("2026-03-28", "2026-03-31", "day", "Europe/Warsaw").map(hours)).toEqual([24, 23, 24]);
    expect(cut("2026-10-25", "2026-10-26", "day", "Europe/Warsaw").map(hours)).toEqual([25]);
    expect(cut("2024-04-07", "2024-04-08", "day", "Australia/Lord_Howe").map(hours)).toEqual([24.5]);
  });

  it("gives a repeated hour twice and a skipped one never, labelled with offsets", () => {
    const autumn = cut("2026-10-25", "2026-10-26", "hour", "Europe/Warsaw");
    expect(labels(autumn).slice(1, 5)).toEqual([
      "2026-10-25T01:00:00+02:00",
      "2026-10-25T02:00:00+02:00",
      "2026-10-25T02:00:00+01:00",
      "2026-10-25T03:00:00+01:00",
    ]);
    expect([autumn.length, ...new Set(autumn.map(hours))]).toEqual([25, 1]);
    expect(labels(cut("2026-03-29", "2026-03-30", "hour", "Europe/Warsaw")).slice(0, 3)).toEqual([
      "2026-03-29T00:00:00+01:00",
      "2026-03-29T01:00:00+01:00",
      "2026-03-29T03:00:00+02:00",
    ]);
  });

  it("cuts an hour in which clocks change by half an hour", () => {
    const buckets = cut("2024-04-07", "2024-04-08", "hour", "Australia/Lord_Howe");
    expect(buckets.map(hours).slice(0, 4)).toEqual([1, 1, 0.5, 1]);
    expect(labels(buckets).slice(1, 4)).toEqual([
      "2024-04-07T01:00:00+11:00",
      "2024-04-07T01:30:00+10:30",
      "2024-04-07T02:00:00+10:30",
    ]);
  });

  it("starts local hours where the offset has minutes", () => {
    expect(labels(cut("2026-01-01T00:00:00Z", "2026-01-01T02:00:00Z", "hour", "Asia/Kathmandu"))).toEqual([
      "2026-01-01T05:45:00+05:45",
      "2026-01-01T06:00:00+05:45",
      "2026-01-01T07:00:00+05:45",
    ]);
  });

  it("clips weeks, months, quarters and years to the period", () => {
    expect(labels(cut("2026-09-30", "2026-10-13", "week", "UTC"))).toEqual(["2026-09-30", "2026-10-05", "2026-10-12"]);
    expect(labels(cut("2026-01-15", "2026-03-01", "month", "UTC"))).toEqual(["2026-01-15", "2026-02-01"]);
    expect(labels(cut("2026-02-01", "2026-10-02", "quarter", "UTC"))).toEqual([
      "2026-02-01",
      "2026-04-01",
      "2026-07-01",
      "2026-10-01",
    ]);
    expect(labels(cut("2023-05-05", "2025-01-01", "year", "UTC"))).toEqual(["2023-05-05", "2024-01-01"]);
    expect(cut("2026-01-15", "2026-03-01", "month", "UTC").at(-1)?.labelTo).toBe("2026-03-01");
  });

  it("has no bucket for a day the zone skipped", () => {
    expect(labels(cut("2011-12-28", "2012-01-02", "day", "Pacific/Apia"))).toEqual([
      "2011-12-28",
      "2011-12-29",
      "2011-12-31",
      "2012-01-01",
    ]);
  });

  it("covers the period without gap or overlap, as luxon cuts it", () => {
    const zones = fc.constantFrom(
      "Europe/Warsaw",
      "America/New_York",
      "Africa/Cairo",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "UTC",
    );
    const start = fc.integer({ min: -600_000, max: 1_200_000 });
    fc.assert(
      fc.property(
        zones,
        fc.constantFrom(...PERIOD_UNITS),
        start,
        fc.integer({ min: 1, max: 900 }),
        (zone, unit, startHour, length) => {
          const period = {
            from: BigInt(startHour) * 3_600_000_000n,
            to: BigInt(startHour + length) * 3_600_000_000n,
            labelFrom: "",
            labelTo: "",
          };
          const buckets = cutPeriod(period, unit, zone);
          expect([buckets[0]?.from, buckets.at(-1)?.to]).toEqual([period.from, period.to]);
          expect(buckets.every(({ from, to }, index) => from < to && from === (buckets[index - 1]?.to ?? from))).toBe(
            true,
          );
          for (const { from, to } of unit === "hour" ? [] : buckets) {
            const first = DateTime.fromMillis(Number(from / 1000n), { zone }).startOf(unit);
            const last = DateTime.fromMillis(Number(to / 1000n) - 1, { zone }).startOf(unit);
            expect(last.toISODate()).toBe(first.toISODate());
          }
          const expected = DateTime.fromMillis(Number(period.from / 1000n), { zone });
          const end = DateTime.fromMillis(Number(period.to / 1000n) - 1, { zone });
          if (unit !== "hour")
            expect(buckets).toHaveLength(Math.round(end.startOf(unit).diff(expected.startOf(unit), unit).as(unit)) + 1);
        },
      ),
      { numRuns: 300 },
    );
  });
});
