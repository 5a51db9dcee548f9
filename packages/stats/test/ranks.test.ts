import { QUANTILES } from "@almanac/core";
import { medianRanks, orderStatisticInterval, quantilePosition, ranksNeeded } from "@almanac/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const rows = fc.integer({ min: 1, max: 3000 });

/** P(low ≤ B < high) of a fair coin thrown n times, as a share of 2ⁿ. */
function coin(n: number, low: number, high: number): { numerator: bigint; denominator: bigint } {
  let coefficient = 1n;
  let numerator = 0n;
  for (let k = 0; k < high; k++) {
    if (k >= low) numerator += coefficient;
    coefficient = (coefficient * BigInt(n - k)) / BigInt(k + 1);
  }
  return { numerator, denominator: 2n ** BigInt(n) };
}

describe("type 7 positions", () => {
  it("are exact where (n−1)·p is a whole number in decimals but not in floating point", () => {
    expect(quantilePosition(101, "0.95")).toEqual({ lower: 96, upper: 96, hundredths: 0 });
    expect(quantilePosition(11, "0.1")).toEqual({ lower: 2, upper: 2, hundredths: 0 });
    expect(quantilePosition(10, "0.9")).toEqual({ lower: 9, upper: 10, hundredths: 10 });
    expect(quantilePosition(Number.MAX_SAFE_INTEGER, "0.5")).toEqual({ lower: 2 ** 52, upper: 2 ** 52, hundredths: 0 });
  });

  it("lie within the rows and ascend with the probability", () => {
    fc.assert(
      fc.property(rows, (n) => {
        const positions = QUANTILES.map((probability) => quantilePosition(n, probability));
        for (const { lower, upper } of positions) expect(1 <= lower && lower <= upper && upper <= n).toBe(true);
        const places = positions.map(({ lower, hundredths }) => lower * 100 + hundredths);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe("the median's interval", () => {
  it("is the narrowest symmetric pair of ranks that holds 95%, by whole-number binomials", () => {
    for (const n of [6, 7, 8, 9, 16, 17, 40, 41, 99, 100, 333, 1000]) {
      const { lower, upper, coverage } = medianRanks(n) ?? { lower: 0, upper: 0, coverage: 0 };
      expect(lower + upper).toBe(n + 1);
      const held = coin(n, lower, upper);
      const narrower = coin(n, lower + 1, upper - 1);
      expect(100n * held.numerator >= 95n * held.denominator).toBe(true);
      expect(100n * narrower.numerator < 95n * narrower.denominator).toBe(true);
      expect(coverage).toBeCloseTo(Number((held.numerator * 10n ** 15n) / held.denominator) / 1e15, 13);
    }
  });

  it("needs six rows", () => {
    expect([0, 1, 2, 3, 4, 5].map(medianRanks)).toEqual(Array(6).fill(null));
    expect(medianRanks(6)).toMatchObject({ lower: 1, upper: 6 });
  });

  it("stays near n/2 ± 0.98·√n for hundreds of millions of rows", () => {
    const n = 400_000_000;
    const { lower, upper, coverage } = medianRanks(n) ?? { lower: 0, upper: 0, coverage: 0 };
    expect(lower + upper).toBe(n + 1);
    expect(Math.abs(n / 2 - lower - 0.979982 * Math.sqrt(n))).toBeLessThan(2);
    expect(coverage).toBeCloseTo(0.95, 4);
  });

  it("mirrors that of the opposite quantile", () => {
    fc.assert(
      fc.property(fc.integer({ min: 80, max: 2000 }), (n) => {
        const [low, high] = [orderStatisticInterval(n, 0.05), orderStatisticInterval(n, 0.95)];
        expect([low?.lower, low?.upper]).toEqual([n + 1 - (high?.upper ?? 0), n + 1 - (high?.lower ?? 0)]);
      }),
    );
  });
});

describe("ranksNeeded", () => {
  it("names each rank once, ascending, ends included, and few of them", () => {
    fc.assert(
      fc.property(rows, (n) => {
        const ranks = ranksNeeded(n);
        expect(ranks).toEqual([...new Set(ranks)].toSorted((a, b) => a - b));
        expect([ranks[0], ranks.at(-1)]).toEqual([1, n]);
        expect(ranks.length).toBeLessThanOrEqual(20);
        expect(ranks).toContain(Math.ceil(n / 2));
      }),
    );
  });

  it("of few rows", () => {
    expect([0, 1, 2, 3].map(ranksNeeded)).toEqual([[], [1], [1, 2], [1, 2, 3]]);
  });
});
