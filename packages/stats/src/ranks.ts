import { QUANTILES, type QuantileKey } from "@almanac/core";
import { type OrderStatisticInterval, orderStatisticInterval } from "./order-statistics.ts";

/** Where a quantile of type 7 lies: between two neighbouring ranks (from 1), `hundredths`/100 of the way. */
export interface QuantilePosition {
  readonly lower: number;
  /** `lower` itself where the quantile falls on a row. */
  readonly upper: number;
  /** 0–99: the weight of `upper` in hundredths. */
  readonly hundredths: number;
}

const PERCENT: Readonly<Record<QuantileKey, number>> = Object.freeze({
  "0.05": 5,
  "0.1": 10,
  "0.25": 25,
  "0.5": 50,
  "0.75": 75,
  "0.9": 90,
  "0.95": 95,
  "0.99": 99,
});

/** The place of a type 7 quantile (Hyndman & Fan 1996) among `n` ≥ 1 sorted rows, in whole numbers: h = (n−1)·p. */
export function quantilePosition(n: number, probability: QuantileKey): QuantilePosition {
  const scaled = BigInt(n - 1) * BigInt(PERCENT[probability]);
  const lower = Number(scaled / 100n) + 1;
  const hundredths = Number(scaled % 100n);
  return { lower, upper: hundredths === 0 ? lower : lower + 1, hundredths };
}

/** Ranks of the 95% interval of the median of `n` rows; null when n < 6. */
export function medianRanks(n: number): OrderStatisticInterval | null {
  return orderStatisticInterval(n, 0.5);
}

/**
 * The ranks (from 1, ascending, each once) of all order statistics an estimate of `n` finished rows reads; none for 0.
 * The rank of the Kaplan–Meier median comes on top where rows are censored.
 */
export function ranksNeeded(n: number): number[] {
  if (n === 0) return [];
  const ranks = new Set([1, n]);
  for (const probability of QUANTILES) {
    const { lower, upper } = quantilePosition(n, probability);
    ranks.add(lower).add(upper);
  }
  const interval = medianRanks(n);
  if (interval !== null) ranks.add(interval.lower).add(interval.upper);
  return [...ranks].sort((a, b) => a - b);
}
