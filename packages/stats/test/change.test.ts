import type { EstimateOf } from "@almanac/core";
import { change, estimate, garwood, moneyScale, newcombe, rateRatio, SCALES } from "@almanac/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distributionOf, NOTHING_APART, ratioOf } from "./samples.ts";

const counts = { scale: SCALES.count, ...NOTHING_APART };
const seconds = { scale: SCALES.seconds, ...NOTHING_APART };
const count = (n: number): EstimateOf<"count"> => estimate("count", { n }, counts);
const share = (k: number, n: number): EstimateOf<"proportion"> => estimate("proportion", { k, n }, counts);
const spread = (values: readonly number[]): EstimateOf<"distribution"> =>
  estimate("distribution", distributionOf(values.map((value) => BigInt(value * 1e6))), seconds);
const sum = (values: readonly bigint[]): EstimateOf<"sum"> =>
  estimate(
    "sum",
    { n: values.length, sum: values.reduce((s, x) => s + x, 0n), sumSquares: values.reduce((s, x) => s + x * x, 0n) },
    { scale: moneyScale(2), ...NOTHING_APART },
  );

describe("a share's change", () => {
  it("is a difference with Newcombe's interval, after − before", () => {
    const [found] = change("proportion", share(48, 80), share(56, 70));
    expect(found).toMatchObject({ of: "value", as: "difference", value: 0.2, method: "newcombe", decisive: true });
    expect(found?.interval?.map((end) => Number(end.toFixed(4)))).toEqual([0.0524, 0.3339]);
    expect(change("proportion", share(5, 10), share(6, 10))[0]?.decisive).toBe(false);
  });

  it("mirrors and stays within −1…1", () => {
    const sample = fc
      .integer({ min: 1, max: 500 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(sample, sample, ([k1, n1], [k2, n2]) => {
        const [lower, upper] = newcombe(k1, n1, k2, n2).interval;
        const [mirroredLower, mirroredUpper] = newcombe(k2, n2, k1, n1).interval;
        expect(
          -1 - 1e-12 <= lower && lower <= k1 / n1 - k2 / n2 && k1 / n1 - k2 / n2 <= upper && upper <= 1 + 1e-12,
        ).toBe(true);
        expect([mirroredLower, mirroredUpper].map((end) => end.toFixed(12))).toEqual(
          [-upper, -lower].map((end) => (end || 0).toFixed(12)),
        );
      }),
    );
  });
});

describe("a count's change", () => {
  it("is the ratio of the rates, exact: R's poisson.test(c(11, 21), c(800, 3011)) prints 0.8584264 4.2772659", () => {
    const [found] = change("count", count(21), count(11), { exposure: { before: 3011, after: 800 } });
    expect(found).toMatchObject({ as: "ratio", method: "exact-rate-ratio", decisive: false });
    expect([found?.value, ...(found?.interval ?? [])].map((x) => Number(x?.toFixed(6)))).toEqual([
      1.971488, 0.858426, 4.277266,
    ]);
  });

  it("compares rates, so a longer month is no growth", () => {
    expect(change("count", count(300), count(310), { exposure: { before: 30, after: 31 } })[0]?.value).toBe(1);
  });

  it("from nothing has no ratio but may be decisive; of nothing and nothing is neither", () => {
    expect(change("count", count(0), count(9))[0]).toMatchObject({ value: null, interval: null, decisive: true });
    expect(change("count", count(0), count(2))[0]).toMatchObject({ value: null, interval: null, decisive: false });
    expect(change("count", count(0), count(0))[0]).toMatchObject({ value: null, interval: null, decisive: null });
    expect(change("count", count(9), count(0))[0]).toMatchObject({ value: 0, decisive: true });
  });

  it("turns over: the ratio the other way has the reciprocal interval", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 6 }), fc.integer({ min: 1, max: 10 ** 6 }), (a, b) => {
        const [lower, upper] = rateRatio(a, b, 3, 7).interval;
        const [turnedLower, turnedUpper] = rateRatio(b, a, 7, 3).interval;
        expect(Math.abs(lower * turnedUpper - 1) + Math.abs(upper * turnedLower - 1)).toBeLessThan(1e-9);
        expect(lower < (a / b) * (7 / 3) && (a / b) * (7 / 3) < upper).toBe(true);
      }),
    );
  });
});

describe("the changes of other kinds", () => {
  it("a distribution: its median by Price–Bonett, its mean by Welch", () => {
    const before = spread([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const after = spread([11, 12, 13, 14, 15, 16, 17, 18, 19, 24]);
    const [median, mean] = change("distribution", before, after);
    // Ranks 2 and 9 of 10 cover 0.978516: each interval is 7 s wide and z(0.989258) = 2.3003, so se = 1.5216 twice.
    expect(median).toMatchObject({ of: "value", value: 10, method: "price-bonett", decisive: true });
    expect(median?.interval?.map((end) => Number(end.toFixed(2)))).toEqual([5.78, 14.22]);
    // By mpmath: t = 6.722514 with 17.065685 degrees of freedom.
    expect(mean).toMatchObject({ of: "mean", value: 10.4, method: "welch", decisive: true });
    expect(mean?.interval?.map((end) => Number(end.toFixed(4)))).toEqual([7.137, 13.663]);
  });

  it("of rows that never vary is sure, and of one row unknown", () => {
    expect(change("distribution", spread([5, 5]), spread([5, 5]))[1]).toMatchObject({
      value: 0,
      interval: [0, 0],
      decisive: false,
    });
    expect(change("distribution", spread([5]), spread([6]))[1]).toMatchObject({
      value: 1,
      interval: null,
      decisive: null,
    });
    expect(change("distribution", spread([5]), spread([6]))[0]).toMatchObject({
      value: 1,
      interval: null,
      decisive: null,
    });
  });

  it("prints differences of seconds without floating noise", () => {
    expect(change("distribution", spread([0.1]), spread([0.3]), { decimals: 6 })[0]?.value).toBe(0.2);
  });

  it("a sum: the ratio of the rates from the compound Poisson errors", () => {
    const [found] = change("sum", sum(Array<bigint>(100).fill(1000n)), sum(Array<bigint>(144).fill(1000n)));
    // Equal amounts make it the log-normal ratio of two counts: 1.44 · e^(±z·√(1/100 + 1/144)).
    const spreadOfLog = Math.exp(1.959963984540054 * Math.sqrt(1 / 100 + 1 / 144));
    expect(found).toMatchObject({ as: "ratio", value: 1.44, method: "log-rate-ratio", decisive: true });
    expect(found?.interval?.[0]).toBeCloseTo(1.44 / spreadOfLog, 10);
    expect(found?.interval?.[1]).toBeCloseTo(1.44 * spreadOfLog, 10);
    expect(change("sum", sum([]), sum([5n]))[0]).toMatchObject({ value: null, interval: null, decisive: null });
    expect(change("sum", sum([-5n]), sum([5n]))[0]).toMatchObject({ interval: null, decisive: null });
  });

  it("a ratio: the difference, errors added in squares", () => {
    const scale = {
      numerator: SCALES.count,
      denominator: SCALES.count,
      decimals: null,
      times: 1,
      divisor: "n-1",
    } as const;
    const of = (ys: readonly bigint[]) =>
      estimate("ratio", ratioOf(ys.map((y) => [y, 1n])), { scale, ...NOTHING_APART });
    const [found] = change("ratio", of([1n, 2n, 3n]), of([2n, 3n, 4n]));
    // Each standard error is 1/√3.
    expect(found).toMatchObject({ value: 1, method: "delta", decisive: false });
    expect(found?.interval?.[1]).toBeCloseTo(1 + 1.959963984540054 * Math.sqrt(2 / 3), 10);
  });

  it("a level and a distinct count: the difference alone", () => {
    const level = (end: bigint) => estimate("level", { end, area: end, length: 1n, max: end }, counts);
    expect(change("level", level(4n), level(9n))).toEqual([
      { of: "value", as: "difference", value: 5, interval: null, p: null, method: "none", decisive: null },
    ]);
    expect(
      change("distinct", estimate("distinct", { n: 4 }, counts), estimate("distinct", { n: 3 }, counts))[0]?.value,
    ).toBe(-1);
  });

  it("is null where either is no data", () => {
    for (const pair of [
      [share(0, 0), share(1, 2)],
      [share(1, 2), share(0, 0)],
    ] as const) {
      expect(change("proportion", ...pair)[0]).toMatchObject({ value: null, interval: null, decisive: null });
    }
    expect(change("distribution", spread([]), spread([1])).map(({ value }) => value)).toEqual([null, null]);
    expect(garwood(0)[0]).toBe(0);
  });
});
