import { Estimate, QUANTILES } from "@almanac/core";
import { estimate, garwood, MERGEABLE, mergeStatistics, SCALES, wilson } from "@almanac/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distributionOf, NOTHING_APART, ratioOf } from "./samples.ts";

const micros = fc.bigInt({ min: 0n, max: 10n ** 13n });
const values = fc.array(micros, { maxLength: 60 });
const seconds = { scale: SCALES.seconds, ...NOTHING_APART };
const counts = { scale: SCALES.count, ...NOTHING_APART };
const ratios = {
  scale: { numerator: SCALES.seconds, denominator: SCALES.seconds, decimals: null, times: 1, divisor: "n-1" } as const,
  ...NOTHING_APART,
};

describe("every distribution", () => {
  it("satisfies the schema, its order and its bounds", () => {
    fc.assert(
      fc.property(values, values, (finished, open) => {
        const found = Estimate.parse(estimate("distribution", distributionOf(finished, open), seconds));
        if (found.kind !== "distribution" || found.value === null) return;
        const { min, max, mean, quantiles, interval, meanInterval } = found;
        const ascending = [min, ...QUANTILES.map((probability) => quantiles[probability]), max].map(Number);
        expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
        expect(quantiles["0.5"]).toBe(found.value);
        for (const [centre, ends] of [
          [found.value, interval],
          [mean, meanInterval],
        ] as const) {
          if (ends !== null) expect(ends[0] <= Number(centre) && Number(centre) <= ends[1]).toBe(true);
        }
      }),
    );
  });

  it("does not depend on the order of its rows", () => {
    fc.assert(
      fc.property(values, (rows) => {
        expect(estimate("distribution", distributionOf(rows.toReversed()), seconds)).toEqual(
          estimate("distribution", distributionOf(rows), seconds),
        );
      }),
    );
  });

  it("prints at most six decimals", () => {
    fc.assert(
      fc.property(values, (rows) => {
        for (const number of JSON.stringify(estimate("distribution", distributionOf(rows), seconds)).match(
          /[\d.]+(e-?\d+)?/g,
        ) ?? []) {
          expect(Number(Number(number).toFixed(6))).toBe(Number(number));
        }
      }),
    );
  });
});

describe("intervals of shares and counts", () => {
  const sample = fc
    .integer({ min: 1, max: 1_000_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

  it("Wilson: within 0–1, around the share, mirrored, narrower with more rows", () => {
    fc.assert(
      fc.property(sample, ([k, n]) => {
        const [lower, upper] = wilson(k, n);
        expect(0 <= lower && lower <= k / n && k / n <= upper && upper <= 1).toBe(true);
        const mirrored = wilson(n - k, n);
        expect(1 - mirrored[1]).toBeCloseTo(lower, 12);
        const [tenfoldLower, tenfoldUpper] = wilson(10 * k, 10 * n);
        expect(tenfoldUpper - tenfoldLower).toBeLessThan(upper - lower);
      }),
    );
  });

  it("Garwood: around the count, ends ascending with it, for every count", () => {
    const counted = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 10 ** 12 }));
    fc.assert(
      fc.property(counted, (n) => {
        const [[lower, upper], [nextLower, nextUpper]] = [garwood(n), garwood(n + 1)];
        expect(lower <= n && n < upper && lower < nextLower && upper < nextUpper).toBe(true);
      }),
    );
  });
});

/** Rows of [amount, satisfied, weight], cut anywhere into parts. */
const log = fc.array(fc.tuple(micros, fc.boolean(), micros), { maxLength: 40 });
const cuts = fc.array(fc.nat(40), { maxLength: 4 });

function split<T>(rows: readonly T[], at: readonly number[]): T[][] {
  const limits = [0, ...at.toSorted((a, b) => a - b), rows.length];
  return limits.slice(1).map((end, i) => rows.slice(limits[i], Math.max(end, limits[i] ?? 0)));
}

describe("parts merge to the whole", () => {
  it("for counts, sums, proportions and ratios, to the last byte", () => {
    fc.assert(
      fc.property(log, cuts, (rows, at) => {
        const parts = split(rows, at);
        const sum = (of: typeof rows) => ({
          n: of.length,
          sum: of.reduce((s, [x]) => s + x, 0n),
          sumSquares: of.reduce((s, [x]) => s + x * x, 0n),
        });
        const share = (of: typeof rows) => ({ k: of.filter(([, hit]) => hit).length, n: of.length });
        const ratio = (of: typeof rows) => ratioOf(of.map(([y, , x]) => [y, x]));
        expect(
          estimate(
            "count",
            mergeStatistics(
              "count",
              parts.map(({ length }) => ({ n: length })),
            ),
            counts,
          ),
        ).toEqual(estimate("count", { n: rows.length }, counts));
        expect(estimate("sum", mergeStatistics("sum", parts.map(sum)), seconds)).toEqual(
          estimate("sum", sum(rows), seconds),
        );
        expect(estimate("proportion", mergeStatistics("proportion", parts.map(share)), counts)).toEqual(
          estimate("proportion", share(rows), counts),
        );
        expect(estimate("ratio", mergeStatistics("ratio", parts.map(ratio)), ratios)).toEqual(
          estimate("ratio", ratio(rows), ratios),
        );
      }),
    );
  });

  it("for a level over consecutive periods, those not measured without effect", () => {
    const steps = fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 50n }), fc.bigInt({ min: 0n, max: 9n })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(steps, cuts, (run, at) => {
        const level = (of: typeof run) => {
          const held = of.filter(([, length]) => length > 0n);
          return {
            end: held.at(-1)?.[0] ?? 0n,
            area: held.reduce((s, [value, length]) => s + value * length, 0n),
            length: held.reduce((s, [, length]) => s + length, 0n),
            max: BigInt(Math.max(0, ...held.map(([value]) => Number(value)))),
          };
        };
        expect(mergeStatistics("level", split(run, at).map(level))).toEqual(level(run));
      }),
    );
  });

  it("not where one part's totals have different rows", () => {
    const apart = { ...ratioOf([[1n, 1n]]), sumYY: null, sumXY: null, sumXX: null };
    expect(mergeStatistics("ratio", [ratioOf([[2n, 3n]]), apart])).toMatchObject({
      n: 2,
      numerator: 3n,
      denominator: 4n,
      sumYY: null,
    });
  });

  it("is not offered for order statistics and distinct counts, nor for levels of groups", () => {
    const offered = Object.entries(MERGEABLE).map(([kind, { periods, groups }]) => [kind, periods, groups]);
    expect(offered).toEqual([
      ["count", true, true],
      ["sum", true, true],
      ["proportion", true, true],
      ["distribution", false, false],
      ["ratio", true, true],
      ["level", true, false],
      ["distinct", false, false],
    ]);
  });
});
