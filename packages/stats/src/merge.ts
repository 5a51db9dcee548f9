import type { EstimatorKind } from "@almanac/core";
import { rowCount, type StatisticsByKind } from "./statistics.ts";

/** Whether statistics of parts give those of the whole. */
export interface Mergeable {
  /** Of consecutive periods, given in order. */
  readonly periods: boolean;
  /** Of disjoint groups of rows of one period. */
  readonly groups: boolean;
}

/** What merges: sums do, order statistics and distinct counts never, a level's largest value only over time. */
export const MERGEABLE = Object.freeze({
  count: { periods: true, groups: true },
  sum: { periods: true, groups: true },
  proportion: { periods: true, groups: true },
  distribution: { periods: false, groups: false },
  ratio: { periods: true, groups: true },
  level: { periods: true, groups: false },
  distinct: { periods: false, groups: false },
} as const satisfies Record<EstimatorKind, Mergeable>);

/** Kinds whose statistics merge over consecutive periods. */
export type MergeableKind = {
  [K in EstimatorKind]: (typeof MERGEABLE)[K]["periods"] extends true ? K : never;
}[EstimatorKind];

type Mergers = { readonly [K in MergeableKind]: (parts: readonly StatisticsByKind[K][]) => StatisticsByKind[K] };

const MERGERS: Mergers = {
  count: (parts) => ({ n: rows(parts, ({ n }) => n) }),
  sum: (parts) => ({
    n: rows(parts, ({ n }) => n),
    sum: total(parts, ({ sum }) => sum),
    sumSquares: total(parts, ({ sumSquares }) => sumSquares),
  }),
  proportion: (parts) => ({ k: rows(parts, ({ k }) => k), n: rows(parts, ({ n }) => n) }),
  ratio: (parts) => ({
    n: rows(parts, ({ n }) => n),
    numerator: total(parts, ({ numerator }) => numerator),
    denominator: total(parts, ({ denominator }) => denominator),
    sumYY: totalOrNull(parts.map(({ sumYY }) => sumYY)),
    sumXY: totalOrNull(parts.map(({ sumXY }) => sumXY)),
    sumXX: totalOrNull(parts.map(({ sumXX }) => sumXX)),
  }),
  level: (parts) => {
    const measured = parts.filter(({ length }) => length > 0n);
    return {
      end: measured.at(-1)?.end ?? 0n,
      area: total(measured, ({ area }) => area),
      length: total(measured, ({ length }) => length),
      max: largest(measured.map(({ max }) => max)),
    };
  },
};

/** The statistics of the whole from those of its parts, in order of time where they are periods; of no parts: those of nothing. */
export function mergeStatistics<K extends MergeableKind>(
  kind: K,
  parts: readonly StatisticsByKind[K][],
): StatisticsByKind[K] {
  return MERGERS[kind](parts);
}

function rows<T>(parts: readonly T[], of: (part: T) => bigint | number): number {
  return parts.reduce((sum, part) => sum + rowCount(of(part)), 0);
}

function total<T>(parts: readonly T[], of: (part: T) => bigint): bigint {
  return parts.reduce((sum, part) => sum + of(part), 0n);
}

function totalOrNull(parts: readonly (bigint | null)[]): bigint | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0n as bigint | null);
}

/** The largest; 0 of none (a level is never below 0). */
function largest(values: readonly bigint[]): bigint {
  let most = 0n;
  for (const value of values) if (value > most) most = value;
  return most;
}
