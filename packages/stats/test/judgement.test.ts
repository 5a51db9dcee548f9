import {
  change,
  estimate,
  holm,
  logNormalRatio,
  newcombe,
  normalDifference,
  rateRatio,
  SCALES,
  welch,
} from "@almanac/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distributionOf, NOTHING_APART } from "./samples.ts";

const rows = fc.integer({ min: 1, max: 300 });
const sample = rows.chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const positive = fc.double({ min: 0.01, max: 100, noNaN: true });

describe("a probability and its interval", () => {
  const agree = (
    { interval: [lower, upper], p }: { interval: readonly [number, number]; p: number },
    unchanged: 0 | 1,
  ): void => {
    expect(p >= 0 && p <= 1).toBe(true);
    if (Math.abs(p - 0.05) < 1e-9) return;
    expect(lower > unchanged || upper < unchanged).toBe(p < 0.05);
  };

  it("say the same of shares, counts, means, medians and sums", () => {
    fc.assert(
      fc.property(sample, sample, positive, positive, positive, ([k1, n1], [k2, n2], a, b, c) => {
        agree(newcombe(k1, n1, k2, n2), 0);
        if (k1 + k2 > 0) agree(rateRatio(k1, k2, a, b), 1);
        agree(welch({ n: n1 + 1, mean: a, sd: c }, { n: n2 + 1, mean: b, sd: a }), 0);
        agree(normalDifference(a - b, c, a), 0);
        agree(logNormalRatio(a, b), 1);
      }),
      { numRuns: 1000 },
    );
  });

  it("are those of published examples", () => {
    // R: poisson.test(c(11, 21), c(800, 3011)) prints p-value = 0.07967; twice the smaller tail, as our interval is built, is 0.112017.
    expect(rateRatio(11, 21, 800, 3011).p).toBeCloseTo(0.112017, 6);
    // By mpmath for t = 6.722514 with 17.065685 degrees of freedom.
    const second = { n: 10, mean: 5.5, sd: Math.sqrt(55 / 6) };
    expect(welch({ n: 10, mean: 15.9, sd: Math.sqrt(132.9 / 9) }, second).p).toBeCloseTo(3.50569e-6, 11);
  });

  it("of no difference at all is 1, without any error 0", () => {
    expect(newcombe(3, 10, 3, 10).p).toBe(1);
    expect(rateRatio(7, 7, 1, 1).p).toBe(1);
    expect(normalDifference(0, 0, 0).p).toBe(1);
    expect(welch({ n: 2, mean: 5, sd: 0 }, { n: 2, mean: 4, sd: 0 })).toEqual({ interval: [1, 1], p: 0 });
    expect(logNormalRatio(1, 0)).toEqual({ interval: [1, 1], p: 1 });
  });

  it("stand in a change together", () => {
    const of = (n: number) =>
      estimate("distribution", distributionOf(Array.from({ length: n }, (_, i) => BigInt(i))), {
        scale: SCALES.count,
        ...NOTHING_APART,
      });
    for (const { p, decisive } of change("distribution", of(50), of(400)))
      expect([Number(p) < 0.05, decisive]).toEqual([true, true]);
  });
});

describe("Holm", () => {
  it("never lowers a probability, keeps their order, and leaves a single one alone", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 }),
        (probabilities) => {
          const corrected = holm(probabilities);
          const pairs = probabilities.flatMap((p, i) => (p === null ? [] : [[p, corrected[i] ?? Number.NaN] as const]));
          expect(corrected.map((p) => p === null)).toEqual(probabilities.map((p) => p === null));
          for (const [p, q] of pairs) expect(p <= q && q <= 1).toBe(true);
          const sorted = pairs.toSorted(([a], [b]) => a - b).map(([, q]) => q);
          expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
        },
      ),
    );
    expect(holm([0.04])).toEqual([0.04]);
    expect(holm([null, 0.04, 0.04])).toEqual([null, 0.08, 0.08]);
  });
});
