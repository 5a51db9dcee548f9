import { ESTIMATOR_KINDS, Estimate, type EstimatorKind } from "@almanac/core";
import { estimate, moneyScale, noData, SCALES, type ScaleOf, type StatisticsOf } from "@almanac/stats";
import { describe, expect, it } from "vitest";
import { distributionOf, NOTHING_APART, ratioOf } from "./samples.ts";

const seconds = { scale: SCALES.seconds, ...NOTHING_APART };
const euros = { scale: moneyScale(2), ...NOTHING_APART };
const shares = {
  numerator: SCALES.seconds,
  denominator: SCALES.seconds,
  decimals: null,
  times: 1,
  divisor: "n-1",
} as const;
const perCycle = { ...shares, denominator: SCALES.count, decimals: 6 } as const;

const SCALE: { [K in EstimatorKind]: ScaleOf<K> } = {
  count: SCALES.count,
  sum: SCALES.seconds,
  proportion: SCALES.share,
  distribution: SCALES.seconds,
  ratio: shares,
  level: SCALES.count,
  distinct: SCALES.count,
};

const EMPTY: { [K in EstimatorKind]: StatisticsOf<K> } = {
  count: { n: 0 },
  sum: { n: 0, sum: 0n, sumSquares: 0n },
  proportion: { k: 0, n: 0 },
  distribution: distributionOf([]),
  ratio: ratioOf([]),
  level: { end: 0n, area: 0n, length: 1n, max: 0n },
  distinct: { n: 0 },
};

describe("nothing", () => {
  it.each([
    ["count", 0],
    ["sum", 0],
    ["proportion", null],
    ["distribution", null],
    ["ratio", null],
    ["level", 0],
    ["distinct", 0],
  ] as const)("of a %s inside the log's coverage is %s", (kind, value) => {
    const found = estimate<EstimatorKind>(kind, EMPTY[kind], { scale: SCALE[kind], ...NOTHING_APART });
    expect(found.value).toBe(value);
    expect(Estimate.parse(found)).toEqual(found);
  });

  it.each(ESTIMATOR_KINDS)("of a %s outside it is no data", (kind) => {
    const found = noData<EstimatorKind>(kind, { scale: SCALE[kind], ...NOTHING_APART });
    expect([found.value, found.interval]).toEqual([null, null]);
    expect(Estimate.parse(found)).toEqual(found);
  });

  it("of money says so in exact too", () => {
    expect(noData("sum", euros).exact).toBeNull();
    expect(estimate("distribution", distributionOf([]), euros).exact).toBeNull();
    expect(noData("ratio", { scale: { ...perCycle, numerator: moneyScale(2) }, ...NOTHING_APART }).exact).toBeNull();
    expect(noData("sum", seconds)).not.toHaveProperty("exact");
  });

  it("but open rows is a distribution without a median, the open counted", () => {
    const found = estimate("distribution", distributionOf([], [5n, 6n]), seconds);
    expect(found).toMatchObject({ value: null, n: 0, censored: 2, mean: null, medianKaplanMeier: null });
  });

  it("measured of a period is no level", () => {
    expect(
      estimate("level", { end: 3n, area: 0n, length: 0n, max: 3n }, { scale: SCALES.count, ...NOTHING_APART }),
    ).toMatchObject({ value: null, mean: null });
  });
});

describe("a distribution", () => {
  it("of replies after 6 and 8 minutes has mean 7 and no interval of the median", () => {
    const found = estimate("distribution", distributionOf([360_000_000n, 480_000_000n]), seconds);
    expect(found).toMatchObject({
      value: 420,
      interval: null,
      n: 2,
      mean: 420,
      min: 360,
      max: 480,
      medianKaplanMeier: 360,
    });
    expect(found.sd).toBe(84.852814);
    // 420 ± t(0.975; 1) · 84.852814/√2 = 420 ± 12.706204736 · 60
    expect(found.meanInterval).toEqual([-342.372284, 1182.372284]);
  });

  it("of one row has no spread", () => {
    expect(estimate("distribution", distributionOf([7_500_000n]), seconds)).toMatchObject({
      value: 7.5,
      mean: 7.5,
      sd: null,
      meanInterval: null,
      interval: null,
    });
  });

  it("of equal rows has none either, but says it surely", () => {
    const found = estimate("distribution", distributionOf(Array<bigint>(50).fill(1_234_567n)), seconds);
    expect(
      new Set([
        found.value,
        found.mean,
        found.min,
        found.max,
        found.medianKaplanMeier,
        ...Object.values(found.quantiles),
      ]),
    ).toEqual(new Set([1.234567]));
    expect(found).toMatchObject({ sd: 0, interval: [1.234567, 1.234567], meanInterval: [1.234567, 1.234567] });
  });

  it("prints seconds with six decimals at most, halves away from zero", () => {
    expect(estimate("distribution", distributionOf([1n, 2n]), seconds)).toMatchObject({
      value: 0.000002,
      mean: 0.000002,
    });
    expect(estimate("distribution", distributionOf([0n, 0n, 1n]), seconds).mean).toBe(0);
    expect(estimate("distribution", distributionOf([1n, 1n, 2n]), { ...seconds, scale: SCALES.score }).mean).toBe(
      4 / 3e6,
    );
  });

  it("stands sums beyond 2¹⁰⁰", () => {
    const far = 2n ** 60n;
    const values = Array.from({ length: 9 }, (_, i) => far + BigInt(i));
    const found = estimate("distribution", distributionOf(values), { ...seconds, scale: SCALES.count });
    // Variance of 0…8 with n−1: 7.5, which floating sums of squares near 2¹²⁰ would lose altogether.
    expect(found.sd).toBe(Math.sqrt(7.5));
    expect(found.mean).toBe(Number(far));
  });

  it("gives money exactly, a half minor unit included", () => {
    expect(estimate("distribution", distributionOf([1299n, 1500n]), euros)).toMatchObject({
      value: 13.995,
      exact: "13.995",
    });
    expect(estimate("distribution", distributionOf([1200n]), euros).exact).toBe("12.00");
  });

  it("carries a histogram where there is one", () => {
    const statistics = {
      ...distributionOf([1_000_000n, 90_000_000n]),
      histogram: { edges: [60_000_000n], counts: [1, 1n] },
    };
    expect(estimate("distribution", statistics, seconds).histogram).toEqual({ edges: [60], counts: [1, 1] });
  });

  it("refuses statistics that lack a row it reads, or the rank that censored rows decide", () => {
    const whole = distributionOf([1n, 2n, 3n], [2n]);
    expect(() => estimate("distribution", { ...whole, order: new Map([[1, 1n]]) }, seconds)).toThrow(
      /rank 2 of 3 rows/,
    );
    const { kaplanMeierRank: _rank, ...without } = whole;
    expect(() => estimate("distribution", without, seconds)).toThrow(/1 rows are censored/);
    expect(estimate("distribution", { ...without, censored: 0 }, seconds).medianKaplanMeier).toBe(0.000002);
  });
});

describe("the other kinds", () => {
  it("sum: ± z·√Σx², money as a decimal string", () => {
    const found = estimate("sum", { n: 2, sum: 700n, sumSquares: 250_000n }, euros);
    expect(found).toMatchObject({ value: 7, sum: 7, n: 2, exact: "7.00" });
    expect(found.interval?.map((end) => end.toFixed(9))).toEqual([
      (7 - 1.959963984540054 * 5).toFixed(9),
      (7 + 1.959963984540054 * 5).toFixed(9),
    ]);
    expect(estimate("sum", { n: 1, sum: 10n ** 30n + 1n, sumSquares: 1n }, euros).exact).toBe(`1${"0".repeat(27)}0.01`);
  });

  it("ratio: seconds per cycle, its totals unscaled", () => {
    const found = estimate(
      "ratio",
      ratioOf([
        [60_000_000n, 1n],
        [100_000_000n, 1n],
        [20_000_000n, 1n],
      ]),
      { scale: perCycle, ...NOTHING_APART },
    );
    expect(found).toMatchObject({ value: 60, numerator: 180, denominator: 3, n: 3 });
    // With every x = 1 the delta method is the normal interval of a mean: 60 ± z·40/√3.
    expect(found.interval).toEqual([14.736571, 105.263429]);
  });

  it("ratio: null below nothing, no interval of one row or of different rows", () => {
    const context = { scale: shares, ...NOTHING_APART };
    expect(
      estimate(
        "ratio",
        ratioOf([
          [5n, 0n],
          [3n, 0n],
        ]),
        context,
      ),
    ).toMatchObject({ value: null, interval: null, numerator: 0.000008, denominator: 0 });
    expect(estimate("ratio", ratioOf([[1n, 2n]]), context)).toMatchObject({ value: 0.5, interval: null });
    const apart = {
      ...ratioOf([
        [1n, 2n],
        [3n, 4n],
      ]),
      sumYY: null,
      sumXY: null,
      sumXX: null,
    };
    expect(estimate("ratio", apart, context)).toMatchObject({ value: 4 / 6, interval: null });
  });

  it("ratio of money: exact where the quotient ends", () => {
    const scale = { ...perCycle, numerator: moneyScale(2), decimals: null } as const;
    expect(
      estimate(
        "ratio",
        ratioOf([
          [1000n, 1n],
          [500n, 3n],
        ]),
        { scale, ...NOTHING_APART },
      ),
    ).toMatchObject({ value: 3.75, exact: "3.75" });
    expect(estimate("ratio", ratioOf([[1000n, 3n]]), { scale, ...NOTHING_APART })).toMatchObject({
      value: 10 / 3,
      exact: null,
    });
  });

  it("level: its end, mean over the real length, most", () => {
    const found = estimate(
      "level",
      { end: 4n, area: 75n, length: 10n, max: 9n },
      { scale: SCALES.count, ...NOTHING_APART },
    );
    expect(found).toMatchObject({ value: 4, end: 4, mean: 7.5, max: 9, interval: null });
  });

  it("says what was left out, sorted, without reasons that left out none; frozen", () => {
    const found = estimate(
      "count",
      { n: 3n },
      { scale: SCALES.count, leftOut: { spam: 2n, duplicate: 0, outbound: 5 }, derived: 1n },
    );
    expect(JSON.stringify(found)).toMatch(
      /^\{"kind":"count","value":3,"interval":\[0\.618\d+,8\.767\d+\],"n":3,"leftOut":\{"outbound":5,"spam":2\},"derived":1\}$/,
    );
    expect(Object.isFrozen(found) && Object.isFrozen(found.leftOut)).toBe(true);
  });

  it.each([[-1], [1.5], [2 ** 53], [Number.NaN], [-1n]])("refuses %s rows", (n) => {
    expect(() => estimate("count", { n }, { scale: SCALES.count, ...NOTHING_APART })).toThrow(RangeError);
  });

  it("refuses more hits than rows and a currency without a whole exponent", () => {
    expect(() => estimate("proportion", { k: 3, n: 2 }, { scale: SCALES.share, ...NOTHING_APART })).toThrow(
      "3 of 2 rows",
    );
    expect(() => moneyScale(1.5)).toThrow(RangeError);
  });
});
