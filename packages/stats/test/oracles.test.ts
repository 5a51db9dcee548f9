import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  estimate,
  garwood,
  holm,
  kaplanMeier,
  logrank,
  medianSurvival,
  medianSurvivalInterval,
  newcombe,
  orderStatisticInterval,
  restrictedMeanSurvival,
  SCALES,
  wilson,
} from "@almanac/stats";
import { describe, expect, it } from "vitest";
import { distributionOf, lifetimes, NOTHING_APART, ratioOf } from "./samples.ts";

interface Interval {
  lo: number;
  hi: number;
}

interface Survival {
  data: number[][];
  S: [number, number][];
  se: (number | null)[];
  median: number;
  medianCI_log: [number, number | null];
  medianCI_loglog: [number, number | null];
  naiveClosedOnlyMedian: number;
  rmst48: number;
}

interface Oracle {
  wilson95: (Interval & { x: number; n: number })[];
  newcombe_diff95: (Interval & { x1: number; n1: number; x2: number; n2: number; diff: number })[];
  kaplan_meier_aml: { maintained: Survival; nonmaintained: Survival; logrank: { chisq: number; p: number } };
  kaplan_meier_toy: {
    t: number[];
    e: number[];
    S: [number, number][];
    median: number;
    naiveClosedOnlyMedian: number;
    openAsNowMedian: number;
  };
  orderStatCI95: (Interval & { n: number; q: number; coverage: number })[];
  orderStatCI95_minN_forFiniteUpper: Record<string, number>;
  quantiles_1to10: { type7: number[]; _q: number[] };
  poissonGarwood95: (Interval & { k: number })[];
  multipleTesting: { p: number[]; holm: number[] };
  nps: (Interval & { p: number; n: number; d: number; nps: number })[];
}

const file = resolve(
  import.meta.dirname,
  "../../..",
  process.env.ALMANAC_SHARED ?? "../shared",
  "oracles/statistics.json",
);
const present = existsSync(file);
const oracle = (present ? JSON.parse(readFileSync(file, "utf8")) : null) as Oracle;
if (!present) process.stdout.write(`skipped: the statistics oracles are not at ${file}\n`);

/** Equal to all the digits the oracle gives. */
const DIGITS = 6;

function closeTo(found: readonly number[], { lo, hi }: Interval, digits = DIGITS): void {
  expect(found[0]).toBeCloseTo(lo, digits);
  expect(found[1]).toBeCloseTo(hi, digits);
}

const seconds = (values: readonly number[]): bigint[] => values.map((value) => BigInt(value) * 1_000_000n);

describe.skipIf(!present)(
  `figures computed by other people's code${present ? "" : " (skipped: the oracle file is absent)"}`,
  () => {
    it("Wilson", () => {
      for (const { x, n, ...interval } of oracle.wilson95) closeTo(wilson(x, n), interval);
    });

    it("Newcombe's difference", () => {
      for (const { x1, n1, x2, n2, diff, ...interval } of oracle.newcombe_diff95) {
        expect(x1 / n1 - x2 / n2).toBeCloseTo(diff, 4);
        closeTo(newcombe(x1, n1, x2, n2).interval, interval, 4);
      }
    });

    it("Garwood", () => {
      for (const { k, ...interval } of oracle.poissonGarwood95) closeTo(garwood(k), interval);
    });

    it("order statistics of the median and the upper quantiles", () => {
      for (const { n, q, lo, hi, coverage } of oracle.orderStatCI95) {
        const found = orderStatisticInterval(n, q);
        expect([found?.lower, found?.upper]).toEqual([lo, hi]);
        expect(found?.coverage).toBeCloseTo(coverage, DIGITS);
      }
    });

    it("the fewest rows that give such an interval", () => {
      for (const [q, fewest] of Object.entries(oracle.orderStatCI95_minN_forFiniteUpper)) {
        expect(orderStatisticInterval(fewest - 1, Number(q)), `${fewest - 1} rows at ${q}`).toBeNull();
        expect(orderStatisticInterval(fewest, Number(q)), `${fewest} rows at ${q}`).not.toBeNull();
      }
    });

    it("quantiles of type 7", () => {
      const { quantiles } = estimate("distribution", distributionOf(seconds([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])), {
        scale: SCALES.seconds,
        ...NOTHING_APART,
      });
      expect(oracle.quantiles_1to10._q.map((q) => quantiles[String(q) as "0.5"])).toEqual(oracle.quantiles_1to10.type7);
    });

    it("Holm's correction", () => {
      const { p, holm: expected } = oracle.multipleTesting;
      expect(holm(p).map((corrected) => Number(corrected?.toFixed(DIGITS)))).toEqual(expected);
    });

    it("net promoter scores", () => {
      for (const { p, n, d, nps, ...interval } of oracle.nps) {
        const answers = [...Array<bigint>(p).fill(1n), ...Array<bigint>(n).fill(0n), ...Array<bigint>(d).fill(-1n)].map(
          (y) => [y, 1n] as const,
        );
        const scale = {
          numerator: SCALES.count,
          denominator: SCALES.count,
          decimals: null,
          times: 100,
          divisor: "n",
        } as const;
        const found = estimate("ratio", ratioOf(answers), { scale, ...NOTHING_APART });
        expect([found.value, found.numerator, found.denominator]).toEqual([nps, p - d, p + n + d]);
        closeTo(found.interval ?? [], interval, 5);
      }
    });

    it.each(["maintained", "nonmaintained"] as const)("survival of the %s patients", (group) => {
      const expected = oracle.kaplan_meier_aml[group];
      const curve = kaplanMeier(lifetimes(expected.data));
      expect(curve.map(({ time }) => time)).toEqual(expected.S.map(([time]) => time));
      for (const [i, step] of curve.entries()) {
        expect(step.survival).toBeCloseTo(expected.S[i]?.[1] ?? Number.NaN, DIGITS);
        const error = expected.se[i] ?? null;
        if (error === null) expect(step.standardError).toBeNull();
        else expect(step.standardError).toBeCloseTo(error, DIGITS);
      }
      expect(medianSurvival(curve)).toBe(expected.median);
      expect(Object.values(medianSurvivalInterval(curve, "log"))).toEqual(expected.medianCI_log);
      expect(Object.values(medianSurvivalInterval(curve, "log-log"))).toEqual(expected.medianCI_loglog);
      expect(restrictedMeanSurvival(curve, 48)).toBeCloseTo(expected.rmst48, DIGITS);
      const [ended, open] = [1, 0].map((state) =>
        seconds(expected.data.flatMap(([time = 0, observed]) => (observed === state ? [time] : []))),
      );
      const found = estimate("distribution", distributionOf(ended ?? [], open), {
        scale: SCALES.seconds,
        ...NOTHING_APART,
      });
      expect([found.medianKaplanMeier, found.value]).toEqual([expected.median, expected.naiveClosedOnlyMedian]);
    });

    it("the logrank test between them", () => {
      const { maintained, nonmaintained, logrank: expected } = oracle.kaplan_meier_aml;
      const found = logrank(lifetimes(maintained.data), lifetimes(nonmaintained.data));
      expect(found?.chiSquare).toBeCloseTo(expected.chisq, DIGITS);
      expect(found?.p).toBeCloseTo(expected.p, DIGITS);
    });

    it("a toy log: the curve, its median, and the two medians that mislead", () => {
      const { t, e, S, median, naiveClosedOnlyMedian, openAsNowMedian } = oracle.kaplan_meier_toy;
      const curve = kaplanMeier(lifetimes(t.map((time, i) => [time, e[i] ?? 0])));
      expect(curve.map(({ time, survival }) => [time, Number(survival.toFixed(DIGITS))])).toEqual(S);
      const [ended, open] = [1, 0].map((state) => seconds(t.filter((_, i) => e[i] === state)));
      const context = { scale: SCALES.seconds, ...NOTHING_APART };
      const found = estimate("distribution", distributionOf(ended ?? [], open), context);
      expect([found.medianKaplanMeier, found.value, found.n, found.censored]).toEqual([
        median,
        naiveClosedOnlyMedian,
        6,
        4,
      ]);
      expect(estimate("distribution", distributionOf(seconds(t)), context).value).toBe(openAsNowMedian);
    });
  },
);
