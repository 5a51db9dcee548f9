import type { EstimatorKind } from "@almanac/core";

/** Rows counted. */
export interface CountStatistics {
  readonly n: bigint | number;
}

/** A total. All sums are exact integers of the scale (microseconds, minor units, scores × 10⁶). */
export interface SumStatistics {
  readonly n: bigint | number;
  readonly sum: bigint;
  /** Σx², for the interval. */
  readonly sumSquares: bigint;
}

/** Rows that satisfy, of rows eligible; k ≤ n. */
export interface ProportionStatistics {
  readonly k: bigint | number;
  readonly n: bigint | number;
}

/** Values of finished rows, and what the rows still open say of the median. */
export interface DistributionStatistics {
  /** Finished rows. */
  readonly n: bigint | number;
  /** Rows still open at the as-of instant. */
  readonly censored: bigint | number;
  readonly sum: bigint;
  /** Σx². */
  readonly sumSquares: bigint;
  /** null when n = 0. */
  readonly min: bigint | null;
  /** null when n = 0. */
  readonly max: bigint | null;
  /** Order statistics of the finished rows by their rank from 1: at least those of `ranksNeeded(n)` and `kaplanMeierRank`. */
  readonly order: ReadonlyMap<number, bigint>;
  /** What `kaplanMeierMedianRank` gave; null = not reached. May be left out only when nothing is censored. */
  readonly kaplanMeierRank?: number | null;
  /** Where the metric asks for it: rows per bin, one more than edges (see the estimate's `histogram`). */
  readonly histogram?: { readonly edges: readonly bigint[]; readonly counts: readonly (bigint | number)[] };
}

/** Two totals y and x, and over the rows they share Σy², Σxy and Σx²: null where the two totals have different rows. */
export interface RatioStatistics {
  /** Rows of the denominator. */
  readonly n: bigint | number;
  /** Σy */
  readonly numerator: bigint;
  /** Σx */
  readonly denominator: bigint;
  readonly sumYY: bigint | null;
  readonly sumXY: bigint | null;
  readonly sumXX: bigint | null;
}

/** A step function of time over one period. */
export interface LevelStatistics {
  /** Its value just before the period's end. */
  readonly end: bigint;
  /** Its integral: value × microseconds. */
  readonly area: bigint;
  /** Microseconds of the period that are measured; 0 = none, no data. */
  readonly length: bigint;
  /** Its largest value in the period. */
  readonly max: bigint;
}

/** Different ones counted. */
export interface DistinctStatistics {
  readonly n: bigint | number;
}

/** The sufficient statistics of each kind. */
export interface StatisticsByKind {
  readonly count: CountStatistics;
  readonly sum: SumStatistics;
  readonly proportion: ProportionStatistics;
  readonly distribution: DistributionStatistics;
  readonly ratio: RatioStatistics;
  readonly level: LevelStatistics;
  readonly distinct: DistinctStatistics;
}

/** The sufficient statistics of one kind. */
export type StatisticsOf<K extends EstimatorKind> = StatisticsByKind[K];

/** A number of rows as a safe integer. Throws a RangeError for a fraction, a negative number or more than 2⁵³ − 1. */
export function rowCount(rows: bigint | number): number {
  const count = Number(rows);
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${rows} is no number of rows`);
  return count;
}
