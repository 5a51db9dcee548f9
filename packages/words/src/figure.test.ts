import type { Change, CountEstimate } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { en } from "./en/index.ts";
import { formatChange, formatEstimate, formatInterval, metricScale, rowsOf } from "./figure.ts";
import { say } from "./message.ts";
import { dimensionName, dimensionValue, metricAbout, metricTitle } from "./name.ts";

const count = (value: number | null): CountEstimate => ({
  kind: "count",
  value,
  interval: value === null ? null : [value - 5, value + 5],
  n: value ?? 0,
  leftOut: {},
  derived: 0,
});
const metric = { unit: "seconds", clock: "calendar", dimensions: {} } as const;
const change = (
  as: "difference" | "ratio",
  value: number | null,
  interval: readonly [number, number] | null,
): Change => ({
  against: "2026-09",
  before: count(10),
  as,
  value,
  interval,
  method: "none",
  p: null,
  decisive: false,
});

describe("figures", () => {
  it("say that there is no data, never 0", () => {
    const scale = metricScale(metric, null);
    expect(formatEstimate(en, scale, count(null))).toBe("no data");
    expect(formatInterval(en, scale, count(null))).toBeNull();
    expect(formatEstimate(en, metricScale({ ...metric, unit: "count" }, 0), count(0))).toBe("0");
  });

  it("know that a level stands on no rows", () => {
    expect(rowsOf(count(7))).toBe(7);
    const level = {
      kind: "level",
      value: 3,
      interval: null,
      leftOut: {},
      derived: 0,
      end: 3,
      mean: 2,
      max: 5,
    } as const;
    expect(rowsOf(level)).toBeNull();
  });
});

describe("changes", () => {
  it("carry their sign, and their size without it", () => {
    expect(formatChange(en, metric, change("difference", -204, [-264, -144]))).toEqual({
      value: "\u22123.4 min",
      interval: "\u22124.4 to \u22122.4 min",
      size: "3.4 min",
      sizeInterval: "2.4–4.4 min",
    });
    expect(formatChange(en, metric, change("ratio", 0.88, [0.84, 0.92])).sizeInterval).toBe("8.0–16.0%");
  });

  it("have no size interval where it holds both directions, and no words without a value", () => {
    expect(formatChange(en, metric, change("difference", 60, [-30, 150])).sizeInterval).toBeNull();
    expect(formatChange(en, metric, change("difference", null, null))).toEqual({
      value: null,
      interval: null,
      size: null,
      sizeInterval: null,
    });
  });
});

describe("names", () => {
  it("are in words where known and as they are where not", () => {
    expect(dimensionName(en, "channel")).toBe("Channel");
    expect(dimensionName(en, "agent.vendor_name")).toBe("Agent vendor name");
    expect(dimensionValue(en, "channel", "app-store")).toBe("App Store");
    expect(dimensionValue(en, "channel", "carrier pigeon")).toBe("carrier pigeon");
    expect(dimensionValue(en, "channel", null)).toBe("(none)");
    expect(dimensionValue(en, "weekday", "7")).toBe("Sun");
  });

  it("of metrics fall back to English", () => {
    const own = { id: "orders", title: "Orders", about: "Orders placed.", dimensions: { currency: "EUR" } };
    expect(metricTitle(en, own)).toBe("Orders, EUR");
    const danish = { ...en, metrics: { orders: { title: "Ordrer", about: "Afgivne ordrer." } } };
    expect(metricTitle(danish, own)).toBe("Ordrer, EUR");
    expect(metricAbout(danish, own)).toBe("Afgivne ordrer.");
    expect(metricAbout(danish, { ...own, id: "other" })).toBe("Orders placed.");
  });
});

describe("say", () => {
  it("refuses a message whose argument is missing", () => {
    expect(() => say(en, "version.label")).toThrow(/version/);
  });
});
