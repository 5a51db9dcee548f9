import type { ConfidenceInterval } from "@almanac/core";
import {
  betaQuantile,
  binomialUpperTail,
  exp,
  log,
  normalQuantile,
  normalTwoTails,
  studentLimit,
  studentTwoTails,
  TAIL,
  Z95,
} from "./distributions.ts";
import { wilson } from "./intervals.ts";
import { medianRanks } from "./ranks.ts";

/** What two samples say of a difference or ratio. */
export interface Judgement {
  /** The 95% interval; a ratio's upper end may be `Infinity`. */
  readonly interval: readonly [number, number];
  /** Probability 0–1 of figures at least this far apart were there no difference; below 0.05 where the interval leaves that out. */
  readonly p: number;
}

/** A mean and what its uncertainty needs; n ≥ 2. */
export interface MeanSample {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation, n−1. */
  readonly sd: number;
}

/** k₁/n₁ − k₂/n₂ as shares, n ≥ 1 (Newcombe 1998, method 10: square-and-add of the Wilson intervals). */
export function newcombe(k1: number, n1: number, k2: number, n2: number): Judgement {
  const difference = k1 / n1 - k2 / n2;
  const ends = (z: number): readonly [number, number] => {
    const [[lower1, upper1], [lower2, upper2]] = [wilson(k1, n1, z), wilson(k2, n2, z)];
    return [
      difference - rootOfSquares(k1 / n1 - lower1, upper2 - k2 / n2),
      difference + rootOfSquares(upper1 - k1 / n1, k2 / n2 - lower2),
    ];
  };
  const excludesZero = (z: number): boolean => (difference > 0 ? ends(z)[0] > 0 : ends(z)[1] < 0);
  return { interval: ends(Z95), p: difference === 0 ? 1 : normalTwoTails(largestWhere(excludesZero)) };
}

/** The z up to which a test holds that holds near 0 and not beyond 40 standard errors, whose probability is 0. */
function largestWhere(test: (z: number) => boolean): number {
  let [holds, fails] = [0, 40];
  for (let i = 0; i < 60; i++) {
    const middle = (holds + fails) / 2;
    if (test(middle)) holds = middle;
    else fails = middle;
  }
  return holds;
}

/**
 * The ratio of two Poisson rates, first / second, each a count over its exposure > 0: exact, given the two counts' sum
 * (Przyborowski & Wilenski 1940; Clopper & Pearson 1934). The counts are not both 0.
 */
export function rateRatio(first: number, second: number, firstExposure: number, secondExposure: number): Judgement {
  if (first > second) {
    // The other way round, since a share near 1 keeps few digits of its complement.
    const { interval, p } = rateRatio(second, first, secondExposure, firstExposure);
    return { interval: [1 / interval[1], interval[0] === 0 ? Number.POSITIVE_INFINITY : 1 / interval[0]], p };
  }
  const ratio = (share: number): number => (share / (1 - share)) * (secondExposure / firstExposure);
  const lower = first === 0 ? 0 : ratio(betaQuantile(TAIL, first, second + 1));
  const upper = ratio(betaQuantile(1 - TAIL, first + 1, second));
  const [rows, expected] = [first + second, firstExposure / (firstExposure + secondExposure)];
  const atLeast = binomialUpperTail(first, rows, expected);
  const atMost = binomialUpperTail(second, rows, 1 - expected);
  return { interval: [lower, upper], p: Math.min(1, 2 * atLeast, 2 * atMost) };
}

/** A ratio > 0 whose logarithm is normal with that standard error: ratio · e^(±z·se). */
export function logNormalRatio(ratio: number, standardErrorOfLog: number): Judgement {
  const spread = exp(Z95 * standardErrorOfLog);
  return { interval: [ratio / spread, ratio * spread], p: twoTails(log(ratio), standardErrorOfLog) };
}

/** mean₁ − mean₂ without assuming equal variances (Welch 1947). */
export function welch(first: MeanSample, second: MeanSample): Judgement {
  const difference = first.mean - second.mean;
  const [v1, v2] = [(first.sd * first.sd) / first.n, (second.sd * second.sd) / second.n];
  const squared = v1 + v2;
  if (squared === 0) return { interval: [difference, difference], p: twoTails(difference, 0) };
  const degrees = (squared * squared) / ((v1 * v1) / (first.n - 1) + (v2 * v2) / (second.n - 1));
  const standardError = Math.sqrt(squared);
  const half = studentLimit(degrees) * standardError;
  return {
    interval: [difference - half, difference + half],
    p: studentTwoTails(Math.abs(difference) / standardError, degrees),
  };
}

/** A difference of two independent figures with those normal standard errors. */
export function normalDifference(difference: number, standardError1: number, standardError2: number): Judgement {
  const standardError = rootOfSquares(standardError1, standardError2);
  const half = Z95 * standardError;
  return { interval: [difference - half, difference + half], p: twoTails(difference, standardError) };
}

/**
 * Standard error of a median from its order-statistic interval: its width over 2z, z for the interval's own coverage
 * (Price & Bonett 2002). Null where n < 6.
 */
export function medianStandardError(n: number, [lower, upper]: ConfidenceInterval): number | null {
  const ranks = medianRanks(n);
  return ranks === null ? null : (upper - lower) / (2 * normalQuantile((1 + ranks.coverage) / 2));
}

/** The standard error behind a symmetric normal 95% interval. */
export function standardErrorOf([lower, upper]: ConfidenceInterval): number {
  return (upper - lower) / (2 * Z95);
}

/** √(a² + b²) from the four operations and the root alone, so the same on every machine. */
export function rootOfSquares(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}

/** P(|Z| ≥ |figure|/se); without any error 0 for a figure other than 0, else 1. */
function twoTails(figure: number, standardError: number): number {
  if (figure === 0) return 1;
  return standardError === 0 ? 0 : normalTwoTails(Math.abs(figure) / standardError);
}
