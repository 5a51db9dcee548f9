import {
  type DistributionStatistics,
  kaplanMeierMedianRank,
  type Lifetime,
  type RatioStatistics,
} from "@almanac/stats";

/** The sufficient statistics an engine would send of these finished values and of the times at which open rows were last seen. */
export function distributionOf(values: readonly bigint[], censoredAt: readonly bigint[] = []): DistributionStatistics {
  const sorted = values.toSorted(compare);
  return {
    n: sorted.length,
    censored: censoredAt.length,
    sum: sorted.reduce((sum, value) => sum + value, 0n),
    sumSquares: sorted.reduce((sum, value) => sum + value * value, 0n),
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
    order: new Map(sorted.map((value, i) => [i + 1, value])),
    kaplanMeierRank: kaplanMeierMedianRank({
      n: sorted.length,
      censoredPositions: censoredPositions(sorted, censoredAt),
    }),
  };
}

/** The positions of the censored among all rows, finished rows first at equal times. */
export function censoredPositions(values: readonly bigint[], censoredAt: readonly bigint[]): number[] {
  const rows = [...values.map((time) => ({ time, censored: 0 })), ...censoredAt.map((time) => ({ time, censored: 1 }))];
  rows.sort((a, b) => compare(a.time, b.time) || a.censored - b.censored);
  return rows.flatMap(({ censored }, position) => (censored === 1 ? [position] : []));
}

/** The sufficient statistics of paired rows [y, x]. */
export function ratioOf(pairs: readonly (readonly [bigint, bigint])[]): RatioStatistics {
  const total = (of: (y: bigint, x: bigint) => bigint): bigint => pairs.reduce((sum, [y, x]) => sum + of(y, x), 0n);
  return {
    n: pairs.length,
    numerator: total((y) => y),
    denominator: total((_y, x) => x),
    sumYY: total((y) => y * y),
    sumXY: total((y, x) => x * y),
    sumXX: total((_y, x) => x * x),
  };
}

/** Rows of [time, 1 = observed, 0 = censored], as survival tables print them. */
export function lifetimes(rows: readonly (readonly number[])[]): Lifetime[] {
  return rows.map(([time = Number.NaN, observed]) => ({ time, observed: observed === 1 }));
}

/** What stands beside statistics in a test that is not about it. */
export const NOTHING_APART = { leftOut: {}, derived: 0 } as const;

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
