import { describe, expect, it } from "vitest";
import { en } from "./en/index.ts";
import { differenceScaleOf, formatOn, formatRangeOn, formatTick, RATIO_SCALE, scaleOf } from "./scale.ts";

const seconds = (value: number, clock: "calendar" | "business" = "calendar"): string =>
  formatOn(en, scaleOf("seconds", value, { clock }), value);

describe("durations", () => {
  it("change their unit at 90 s, 90 min and 48 h", () => {
    expect([7.4, 89, 90, 5399, 5400, 172_799, 172_800].map((value) => seconds(value))).toEqual([
      "7.4 s",
      "89 s",
      "1.5 min",
      "90.0 min",
      "1:30 h",
      "48:00 h",
      "2.0 days",
    ]);
  });

  it("never turn opening hours into days", () => {
    expect(seconds(360_000, "business")).toBe("100:00 h");
  });

  it("round to the minute before hours and minutes are told apart", () => {
    expect(seconds(7199)).toBe("2:00 h");
    expect(formatOn(en, scaleOf("seconds", 7200), -20, "always")).toBe("0:00 h");
    expect(formatOn(en, scaleOf("seconds", 7200), -90, "always")).toBe("\u22120:02 h");
  });

  it("keep one scale for a value and its interval", () => {
    expect(formatRangeOn(en, scaleOf("seconds", 5400), [5100, 5760])).toBe("1:25–1:36 h");
    expect(formatRangeOn(en, scaleOf("seconds", 2052), [1980, 5500])).toBe("33.0–91.7 min");
  });
});

describe("other units", () => {
  it("write shares in per cent and their differences in points", () => {
    expect(formatOn(en, scaleOf("share", 0.8746), 0.8746)).toBe("87.5%");
    expect(formatOn(en, scaleOf("share", 0.0004), 0.0004)).toBe("0.04%");
    const difference = differenceScaleOf("share", -0.008);
    expect(formatOn(en, difference, -0.008, "always")).toBe("\u22120.8 points");
    expect(formatRangeOn(en, difference, [-0.02, 0.004], "always")).toBe("\u22122.0 to +0.4 points");
  });

  it("write round values of an axis without decimals they do not need", () => {
    const ticks = (unit: "share" | "seconds", typical: number, values: readonly number[]) =>
      values.map((value) => formatTick(en, scaleOf(unit, typical), value));
    expect(ticks("share", 0.9, [0.85, 0.875, 1])).toEqual(["85%", "87.5%", "100%"]);
    expect(ticks("seconds", 2000, [0, 900, 1830])).toEqual(["0 min", "15 min", "30.5 min"]);
    expect(ticks("seconds", 7200, [0, 5400])).toEqual(["0:00 h", "1:30 h"]);
  });

  it("write ratios as a change in per cent", () => {
    expect(formatOn(en, RATIO_SCALE, 1.12, "always")).toBe("+12.0%");
    expect(formatOn(en, RATIO_SCALE, 0.88, "never")).toBe("12.0%");
  });

  it("write money in its currency's own decimals", () => {
    expect(formatOn(en, scaleOf("money", 1234.5, { currency: "EUR" }), 1234.5)).toBe("€1,234.50");
    expect(formatOn(en, scaleOf("money", 1234, { currency: "JPY" }), -1234)).toBe("\u2212JP¥1,234");
  });

  it("write a day alone in the singular, and more in the plural of the upper end", () => {
    const days = scaleOf("days", 3);
    expect(formatOn(en, days, 1)).toBe("1.0 day");
    expect(formatRangeOn(en, days, [0.5, 1])).toBe("0.5–1.0 day");
    expect(formatOn(en, scaleOf("seconds", 200_000), 86_400)).toBe("1.0 day");
  });
});
