import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { AlmanacError } from "../errors.ts";
import { formatDay } from "./civil.ts";
import { parseInstant } from "./instant.ts";
import { startOfLocalDay } from "./local-day.ts";
import { parsePeriodBounds, periodOf } from "./period.ts";

const micros = (text: string): bigint => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.micros;
};
const problemOf = (from: string, to: string, zone: string): AlmanacError["problem"] => {
  try {
    parsePeriodBounds(from, to, zone);
  } catch (error) {
    if (error instanceof AlmanacError) return error.problem;
  }
  throw new Error("nothing thrown");
};

describe("startOfLocalDay", () => {
  it.each([
    ["Europe/Warsaw", "2026-10-01", "2026-09-30T22:00:00Z"],
    ["Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00Z"], // midnight does not exist: the day begins at 01:00
    ["Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15:00Z"],
    ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"], // the day does not exist
    ["Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"],
    ["Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z"],
    ["America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z"], // midnight comes twice: the earlier
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"],
  ])("%s %s", (zone, day, expected) => {
    expect(startOfLocalDay(zone, Number(micros(`${day}T00:00:00Z`) / 86_400_000_000n))).toBe(micros(expected));
  });

  it("is the first instant of the date, whatever the zone", () => {
    const zones = fc.constantFrom(
      "Europe/Warsaw",
      "Africa/Cairo",
      "Australia/Lord_Howe",
      "America/St_Johns",
      "America/Sao_Paulo",
      "Pacific/Apia",
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: -30_000, max: 40_000 }), (zone, day) => {
        const start = Number(startOfLocalDay(zone, day) / 1000n);
        const date = (millis: number): string => DateTime.fromMillis(millis, { zone }).toISODate() ?? "";
        expect(date(start - 1000) < formatDay(day)).toBe(true);
        if (zone !== "Pacific/Apia") expect(date(start)).toBe(formatDay(day));
      }),
    );
  });
});

describe("parsePeriodBounds", () => {
  it("reads local dates in the zone", () => {
    expect(parsePeriodBounds("2026-10-01", "2026-11-01", "Europe/Warsaw")).toEqual({
      from: micros("2026-10-01T00:00:00+02:00"),
      to: micros("2026-11-01T00:00:00+01:00"),
      labelFrom: "2026-10-01",
      labelTo: "2026-11-01",
    });
  });

  it("reads instants and labels them with the zone's offset, or as the date they begin", () => {
    const period = parsePeriodBounds("2026-10-01T07:00:00Z", "2026-10-31T23:00:00Z", "Europe/Warsaw");
    expect([period.labelFrom, period.labelTo]).toEqual(["2026-10-01T09:00:00+02:00", "2026-11-01"]);
    const utc = parsePeriodBounds("2026-10-01T09:00:00.5+02:00", "2026-10-02", "UTC");
    expect([utc.labelFrom, utc.labelTo]).toEqual(["2026-10-01T07:00:00.5Z", "2026-10-02"]);
    expect(parsePeriodBounds("2026-01-01T12:00:00Z", "2026-02-01", "America/St_Johns").labelFrom).toBe(
      "2026-01-01T08:30:00-03:30",
    );
  });

  it("names what is wrong and what is allowed", () => {
    expect(problemOf("2026-10-01T09:00:00", "2026-11-01", "UTC")).toMatchObject({
      code: "bad-bound",
      message: expect.stringContaining("no offset"),
    });
    expect(problemOf("2026-02-29", "2026-11-01", "UTC")).toMatchObject({
      code: "bad-bound",
      allowed: expect.stringContaining("2026-10-01"),
    });
    expect(problemOf("yesterday", "2026-11-01", "UTC").code).toBe("bad-bound");
    expect(problemOf("2026-11-01", "2026-10-01", "UTC").code).toBe("empty-period");
    expect(problemOf("2026-11-01", "2026-11-01", "UTC").code).toBe("empty-period");
    expect(problemOf("2011-12-30", "2011-12-31", "Pacific/Apia").code).toBe("empty-period");
    expect(problemOf("2026-11-01", "2026-11-02", "Nowhere").code).toBe("unknown-zone");
  });

  it("reads its own labels back", () => {
    const zones = fc.constantFrom("Europe/Warsaw", "America/St_Johns", "Asia/Kathmandu", "UTC", "Africa/Cairo");
    const instant = fc.bigInt({ min: micros("1980-01-01T00:00:00Z"), max: micros("2050-01-01T00:00:00Z") });
    fc.assert(
      fc.property(zones, instant, fc.bigInt({ min: 1n, max: 10n ** 14n }), (zone, from, length) => {
        const period = periodOf(from, from + length, zone);
        expect(parsePeriodBounds(period.labelFrom, period.labelTo, zone)).toEqual(period);
      }),
    );
  });
});
