import { describe, expect, it } from "vitest";
import { ConfidenceInterval, ESTIMATOR_KINDS, Estimate, Histogram, MeasureRow, QUANTILES, Unit } from "./estimate.ts";

const quantiles = {
  "0.05": 240,
  "0.1": 300,
  "0.25": 1800,
  "0.5": 5400,
  "0.75": 9000,
  "0.9": 20000,
  "0.95": 40000,
  "0.99": 80000,
};

/** The example of the metric dictionary, as it prints there. */
const printed = {
  metric: "first_response_time",
  period: { from: "2026-10-01", to: "2026-11-01" },
  dimensions: { channel: "email", team: null },
  unit: "seconds",
  estimate: {
    kind: "distribution",
    value: 5400,
    interval: [5100, 5760],
    n: 1200,
    censored: 14,
    mean: 8210.5,
    meanInterval: [7900.1, 8520.9],
    sd: 9120.2,
    min: 31,
    max: 86399,
    quantiles,
    medianKaplanMeier: 5460,
    leftOut: { spam: 12, outbound: 40 },
    derived: 0,
  },
};

const shared = { value: 3, interval: null, leftOut: {}, derived: 0 };
const smallest = [
  { kind: "count", ...shared, n: 3 },
  { kind: "sum", ...shared, n: 2, sum: 3, exact: "3.00" },
  { kind: "proportion", ...shared, value: 0.5, k: 1, n: 2 },
  { ...printed.estimate },
  { kind: "ratio", ...shared, n: 2, numerator: 6, denominator: 2 },
  { kind: "level", ...shared, end: 3, mean: 2.5, max: 4 },
  { kind: "distinct", ...shared, n: 3 },
];

describe("the estimate's schema", () => {
  it("takes the dictionary's example unchanged", () => {
    expect(MeasureRow.parse(printed)).toEqual(printed);
  });

  it.each(smallest.map((estimate) => [estimate.kind, estimate] as const))(
    "takes a %s and no field it does not know",
    (_kind, estimate) => {
      expect(Estimate.parse(estimate)).toEqual(estimate);
      expect(Estimate.safeParse({ ...estimate, median: 1 }).success).toBe(false);
      for (const field of Object.keys(estimate).filter((name) => name !== "exact")) {
        const without = Object.fromEntries(Object.entries(estimate).filter(([name]) => name !== field));
        expect(Estimate.safeParse(without).success, `${estimate.kind} without ${field}`).toBe(false);
      }
    },
  );

  it("lists the seven kinds in the dictionary's order", () => {
    expect(ESTIMATOR_KINDS).toEqual(smallest.map(({ kind }) => kind));
    expect(Unit.options).toEqual(["count", "seconds", "share", "points", "score", "days", "money"]);
    expect(QUANTILES).toEqual(Object.keys(quantiles));
  });

  it("takes no data as null and refuses NaN and infinity", () => {
    const none = { kind: "proportion", ...shared, value: null, k: 0, n: 0 };
    expect(Estimate.parse(none)).toEqual(none);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(Estimate.safeParse({ ...none, value }).success).toBe(false);
  });

  it("refuses intervals upside down, missing quantiles, reasons that left out nothing", () => {
    expect(ConfidenceInterval.safeParse([2, 1]).success).toBe(false);
    const { "0.99": _highest, ...seven } = quantiles;
    expect(Estimate.safeParse({ ...printed.estimate, quantiles: seven }).success).toBe(false);
    expect(Estimate.safeParse({ ...printed.estimate, leftOut: { spam: 0 } }).success).toBe(false);
  });

  it("wants a histogram's edges ascending and one count more than edges", () => {
    expect(Histogram.safeParse({ edges: [60, 300], counts: [1, 2, 3] }).success).toBe(true);
    expect(Histogram.safeParse({ edges: [60, 300], counts: [1, 2] }).success).toBe(false);
    expect(Histogram.safeParse({ edges: [300, 60], counts: [1, 2, 3] }).success).toBe(false);
  });
});
