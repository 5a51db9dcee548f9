import { describe, expect, it } from "vitest";
import {
  formatAxisBucket,
  formatBucket,
  formatDate,
  formatDates,
  formatInstant,
  formatPeriod,
  formatWeekday,
} from "./date.ts";
import { en } from "./en/index.ts";

describe("dates", () => {
  it("show local dates unmoved by any zone", () => {
    expect(formatDate(en, "2026-09-07")).toBe("7 Sept 2026");
    expect(formatDates(en, "2026-09-07", "2026-09-14")).toBe("7\u2009–\u200913 Sept 2026");
    expect(formatDates(en, "2026-09-07", "2026-09-08")).toBe("7 Sept 2026");
  });

  it("show instants on the zone's clock", () => {
    expect(formatInstant(en, "2026-11-02T05:00:00Z", "Europe/Warsaw")).toBe("2 Nov 2026, 06:00 CET");
  });

  it("name each kind of period", () => {
    expect(formatPeriod(en, "day", "2026-09-07")).toBe("Monday, 7 September 2026");
    expect(formatPeriod(en, "week", "2026-W07")).toBe("Week 7 of 2026");
    expect(formatPeriod(en, "month", "2026-10")).toBe("October 2026");
    expect(formatPeriod(en, "quarter", "2026-Q3")).toBe("Q3 2026");
    expect(formatPeriod(en, "year", "2026")).toBe("2026");
  });

  it("name buckets by their start, hours on their own offset", () => {
    expect(formatBucket(en, "day", "2026-09-07")).toBe("7 Sept");
    expect(formatBucket(en, "month", "2026-09-01")).toBe("Sept 2026");
    expect(formatBucket(en, "hour", "2026-10-25T02:00:00+02:00")).toBe("02:00");
  });

  it("shorten months on an axis to those that say which year", () => {
    const months = ["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"];
    const labels = months.map((from, index) => formatAxisBucket(en, "month", from, index === 0));
    expect(labels).toEqual(["Nov 2025", "Dec", "Jan 2026", "Feb"]);
    expect(formatAxisBucket(en, "day", "2026-09-07", false)).toBe("7 Sept");
  });

  it("begin the week on Monday", () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((day) => formatWeekday(en, day)).join(" ")).toBe("Mon Tue Wed Thu Fri Sat Sun");
  });
});
