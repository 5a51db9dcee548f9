import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { AlmanacError } from "../errors.ts";
import { namedPeriod, nextPeriod, periodNameOfDay, previousPeriod, samePeriodLastYear } from "./named-period.ts";

describe("namedPeriod", () => {
  it.each([
    ["2026-09-07", "day", "2026-09-07", "2026-09-08"],
    ["2026-W37", "week", "2026-09-07", "2026-09-14"],
    ["2026-W01", "week", "2025-12-29", "2026-01-05"],
    ["2026-W53", "week", "2026-12-28", "2027-01-04"],
    ["2026-09", "month", "2026-09-01", "2026-10-01"],
    ["2026-Q3", "quarter", "2026-07-01", "2026-10-01"],
    ["2026", "year", "2026-01-01", "2027-01-01"],
  ])("%s is a %s", (name, unit, labelFrom, labelTo) => {
    expect(namedPeriod(name, "Europe/Warsaw")).toMatchObject({ name, unit, labelFrom, labelTo });
  });

  it.each([
    "2026-13",
    "2026-00",
    "2026-02-29",
    "2026-W54",
    "2025-W53",
    "2026-W00",
    "2026-Q5",
    "2026-Q0",
    "26",
    "0000",
    "2026-w37",
    "last month",
    "",
  ])("%j is refused with what is allowed", (name) => {
    for (const use of [previousPeriod, nextPeriod, samePeriodLastYear, (text: string) => namedPeriod(text, "UTC")]) {
      expect(() => use(name)).toThrow(AlmanacError);
    }
    try {
      namedPeriod(name, "UTC");
    } catch (error) {
      expect((error as AlmanacError).problem).toMatchObject({
        code: "unknown-period",
        allowed: expect.stringContaining("2026-Q3"),
      });
    }
  });

  it("says that a skipped day has no instant", () => {
    expect(() => namedPeriod("2011-12-30", "Pacific/Apia")).toThrow(/skipped/);
  });
});

describe("neighbours", () => {
  it.each([
    ["2026-03-01", "2026-02-28", "2026-03-02", "2025-03-01"],
    ["2027-W01", "2026-W53", "2027-W02", "2026-W01"],
    ["2026-W53", "2026-W52", "2027-W01", null],
    ["2026-01", "2025-12", "2026-02", "2025-01"],
    ["2026-Q1", "2025-Q4", "2026-Q2", "2025-Q1"],
    ["2026", "2025", "2027", "2025"],
    ["2028-02-29", "2028-02-28", "2028-03-01", null],
  ])("%s", (name, previous, next, lastYear) => {
    expect([previousPeriod(name), nextPeriod(name), samePeriodLastYear(name)]).toEqual([previous, next, lastYear]);
  });

  it("names days and ISO weeks as luxon does, and previous undoes next", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200_000, max: 200_000 }),
        fc.constantFrom("day", "week", "month", "quarter", "year"),
        (day, unit) => {
          const date = DateTime.fromMillis(day * 86_400_000, { zone: "utc" });
          const name = periodNameOfDay(unit, day);
          if (unit === "day") expect(name).toBe(date.toISODate());
          if (unit === "week") expect(name).toBe(date.toFormat("kkkk-'W'WW"));
          if (unit === "quarter") expect(name).toBe(date.toFormat("yyyy-'Q'q"));
          expect(previousPeriod(nextPeriod(name))).toBe(name);
          expect(namedPeriod(name, "UTC").from).toBe(BigInt(date.startOf(unit).toMillis()) * 1000n);
          expect(namedPeriod(name, "UTC").to).toBe(namedPeriod(nextPeriod(name), "UTC").from);
        },
      ),
    );
  });
});
