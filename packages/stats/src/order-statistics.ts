import { TAIL } from "./distributions.ts";

/** Two ranks (from 1) whose order statistics enclose a quantile with at least 95% probability, whatever the distribution. */
export interface OrderStatisticInterval {
  readonly lower: number;
  readonly upper: number;
  /** The probability itself, 0.95–1. */
  readonly coverage: number;
}

/** Weights below this share of the largest are left out of the sums. */
const NEGLIGIBLE = 1e-20;

/**
 * The ranks of the 95% interval of the `probability` quantile of `n` rows: lower the largest l with P(B < l) ≤ 0.025,
 * upper the smallest u with P(B ≥ u) ≤ 0.025, B binomial(n, probability) (Conover 1999, 3.2). Null when n is too small for either.
 * Only the four arithmetic operations, so the same ranks everywhere.
 */
export function orderStatisticInterval(n: number, probability: number): OrderStatisticInterval | null {
  if (n === 0) return null;
  const { first, weights } = binomialBody(n, probability);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const lowerIndex = tailIndex(weights, TAIL * total);
  const upperIndex = weights.length - tailIndex(weights.toReversed(), TAIL * total);
  const lower = first + lowerIndex;
  const upper = first + upperIndex;
  if (lower < 1 || upper > n) return null;
  const within = weights.subarray(lowerIndex, upperIndex).reduce((sum, weight) => sum + weight, 0);
  return { lower, upper, coverage: within / total };
}

/** The first index at which the running sum exceeds `limit`. */
function tailIndex(weights: Float64Array, limit: number): number {
  let sum = 0;
  return weights.findIndex((weight) => {
    sum += weight;
    return sum > limit;
  });
}

/** The binomial weights that matter, relative to the mode's, from `first` on, by the recurrence of neighbours. */
function binomialBody(n: number, probability: number): { first: number; weights: Float64Array } {
  const odds = probability / (1 - probability);
  const mode = Math.min(n, Math.floor((n + 1) * probability));
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0; k--) {
    weight *= k / ((n - k + 1) * odds);
    if (weight < NEGLIGIBLE) break;
    below.push(weight);
  }
  const above: number[] = [];
  for (let k = mode, weight = 1; k < n; k++) {
    weight *= ((n - k) * odds) / (k + 1);
    if (weight < NEGLIGIBLE) break;
    above.push(weight);
  }
  return { first: mode - below.length, weights: Float64Array.from([...below.reverse(), 1, ...above]) };
}
