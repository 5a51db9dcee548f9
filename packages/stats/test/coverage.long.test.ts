import type { ConfidenceInterval } from "@almanac/core";
import { change, type DistributionStatistics, estimate, garwood, newcombe, SCALES, wilson } from "@almanac/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distributionOf, NOTHING_APART, ratioOf } from "./samples.ts";

/** Logs simulated for each interval; each from its own seed, so a run is repeatable. */
const SEEDS = 1000;

type Random = () => number;

/** A small deterministic generator (mulberry32): shares 0–1. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const successes = (random: Random, n: number, p: number): number =>
  Array.from({ length: n }, random).filter((x) => x < p).length;
const waits = (random: Random, n: number): bigint[] =>
  Array.from({ length: n }, () => BigInt(Math.round(-Math.log(1 - random()) * 1e9)));
const spread = (values: readonly bigint[]) =>
  estimate("distribution", distributionOf(values) as DistributionStatistics, {
    scale: SCALES.seconds,
    ...NOTHING_APART,
  });

/** Events of rate `mean` in one period. */
function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let events = -1;
  for (let product = 1; product > limit; product *= random()) events++;
  return events;
}

/** The share of seeds whose interval holds the truth; no interval counts as holding nothing. */
function coverage(truth: number, intervalOf: (random: Random) => ConfidenceInterval | null | undefined): number {
  const held = Array.from({ length: SEEDS }, (_, seed) => intervalOf(randomFrom(seed + 1))).filter((ends) => {
    return ends !== null && ends !== undefined && ends[0] <= truth && truth <= ends[1];
  });
  return held.length / SEEDS;
}

describe(`intervals of ${SEEDS} simulated logs hold the truth about 95 times in 100`, () => {
  /** Four standard errors of a coverage of 95% under SEEDS. */
  const slack = 4 * Math.sqrt((0.95 * 0.05) / SEEDS);
  const about = (found: number): void => {
    expect(found).toBeGreaterThan(0.95 - slack);
    expect(found).toBeLessThan(0.95 + slack);
  };

  it.each([
    [60, 0.3],
    [200, 0.5],
    [400, 0.1],
  ])("Wilson, %d rows of share %d", (n, p) => about(coverage(p, (random) => wilson(successes(random, n, p), n))));

  it.each([[3], [20], [120]])("Garwood, %d events: never fewer", (mean) => {
    expect(coverage(mean, (random) => garwood(poisson(random, mean)))).toBeGreaterThan(0.95 - slack);
  });

  it("Newcombe", () =>
    about(
      coverage(
        0.2,
        (random) =>
          newcombe(successes(random, 150, 0.6), 150, successes(random, 90, 0.4), 90).interval as ConfidenceInterval,
      ),
    ));

  it("the median of exponential waits: never fewer", () => {
    expect(coverage(1000 * Math.LN2, (random) => spread(waits(random, 80)).interval)).toBeGreaterThan(0.95 - slack);
  });

  it("the mean of exponential waits", () => about(coverage(1000, (random) => spread(waits(random, 400)).meanInterval)));

  it("a ratio", () => {
    const scale = {
      numerator: SCALES.seconds,
      denominator: SCALES.seconds,
      decimals: null,
      times: 1,
      divisor: "n-1",
    } as const;
    about(
      coverage(2, (random) => {
        const pairs = waits(random, 300).map((x) => [BigInt(Math.round(Number(x) * 4 * random())), x] as const);
        return estimate("ratio", ratioOf(pairs), { scale, ...NOTHING_APART }).interval;
      }),
    );
  });

  it("a total of a random number of rows", () =>
    about(
      coverage(150_000, (random) => {
        const values = waits(random, poisson(random, 150));
        const [sum, sumSquares] = [values.reduce((s, x) => s + x, 0n), values.reduce((s, x) => s + x * x, 0n)];
        return estimate("sum", { n: values.length, sum, sumSquares }, { scale: SCALES.seconds, ...NOTHING_APART })
          .interval;
      }),
    ));

  it("changes: of a count, of means, of medians", () => {
    const count = (random: Random, mean: number) =>
      estimate("count", { n: poisson(random, mean) }, { scale: SCALES.count, ...NOTHING_APART });
    expect(
      coverage(1.5, (random) => change("count", count(random, 80), count(random, 120))[0]?.interval),
    ).toBeGreaterThan(0.95 - slack);
    const both = (random: Random) =>
      change("distribution", spread(waits(random, 150)), spread(waits(random, 250).map((x) => 2n * x)));
    about(coverage(1000, (random) => both(random)[1]?.interval));
    about(coverage(1000 * Math.LN2, (random) => both(random)[0]?.interval));
  });
});

describe("thousands of random statistics", () => {
  it("give estimates without an error, whatever their size", () => {
    const value = fc.oneof(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 0n, max: 2n ** 80n }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 200 }), fc.array(value, { maxLength: 50 }), (finished, open) => {
        const found = spread(finished.concat(open));
        expect(found.n).toBe(finished.length + open.length);
        estimate("distribution", distributionOf(finished, open), { scale: SCALES.score, ...NOTHING_APART });
      }),
      { numRuns: 5000 },
    );
  });
});
