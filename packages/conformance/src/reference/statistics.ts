import type { EstimatorKind, MetricDefinition } from "@almanac/core";
import { histogramOf } from "./histogram.ts";
import type { Contributions } from "./judge.ts";
import { kaplanMeierRank } from "./kaplan-meier.ts";

/** The exact integers an estimate of each kind is made from; durations in microseconds. The shapes of `packages/stats`. */
export interface ReferenceStatistics {
  readonly count: { readonly n: number };
  readonly sum: { readonly n: number; readonly sum: bigint; readonly sumSquares: bigint };
  /** `k` of `n` satisfy. */
  readonly proportion: { readonly k: number; readonly n: number };
  readonly distribution: {
    /** Finished rows. */
    readonly n: number;
    /** Rows that have not ended. */
    readonly censored: number;
    readonly sum: bigint;
    readonly sumSquares: bigint;
    readonly min: bigint | null;
    readonly max: bigint | null;
    /** Every finished value by its rank from 1. */
    readonly order: ReadonlyMap<number, bigint>;
    /** Rank of the Kaplan–Meier median among the finished; null when it is not reached. */
    readonly kaplanMeierRank: number | null;
    /** Where the metric's option `edges` asks for it: limits as whole numbers, and the rows of each bin. */
    readonly histogram?: { readonly edges: readonly bigint[]; readonly counts: readonly number[] };
    /** The values themselves, ascending. */
    readonly finishedValues: readonly bigint[];
    readonly censoredValues: readonly bigint[];
  };
  readonly ratio: {
    readonly n: number;
    readonly numerator: bigint;
    readonly denominator: bigint;
    readonly sumYY: bigint;
    readonly sumXY: bigint;
    readonly sumXX: bigint;
  };
  readonly level: {
    /** Open just before the end of the measured time. */
    readonly end: bigint;
    /** Rows × microseconds. */
    readonly area: bigint;
    /** Microseconds measured; 0: none. */
    readonly length: bigint;
    readonly max: bigint;
  };
  readonly distinct: { readonly n: number };
}

/** The time a level is measured over. */
export interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

const total = (numbers: readonly bigint[]): bigint => numbers.reduce((sum, each) => sum + each, 0n);
const ascending = (numbers: readonly bigint[]): bigint[] => numbers.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));

type Spells = readonly Contributions["level"][];

/** How many rows are open just after an instant. */
const openAt = (rows: Spells, at: bigint): bigint =>
  BigInt(rows.filter(({ from, until }) => from <= at && (until === null || at < until)).length);

function overlap({ from, until }: Contributions["level"], stretch: Stretch): bigint {
  const start = from > stretch.from ? from : stretch.from;
  const end = until !== null && until < stretch.to ? until : stretch.to;
  return end > start ? end - start : 0n;
}

function levelOf(rows: Spells, stretch: Stretch): ReferenceStatistics["level"] {
  if (stretch.from >= stretch.to) return { end: 0n, area: 0n, length: 0n, max: 0n };
  const steps = [stretch.from, ...rows.map(({ from }) => from)].filter((at) => stretch.from <= at && at < stretch.to);
  const levels = steps.map((at) => openAt(rows, at));
  return {
    end: openAt(rows, stretch.to - 1n),
    area: total(rows.map((row) => overlap(row, stretch))),
    length: stretch.to - stretch.from,
    max: ascending(levels).at(-1) ?? 0n,
  };
}

function distributionOf(
  rows: readonly Contributions["distribution"][],
  metric: MetricDefinition,
): ReferenceStatistics["distribution"] {
  const finished = ascending(rows.filter(({ isCensored }) => !isCensored).map(({ value }) => value));
  const censored = ascending(rows.filter(({ isCensored }) => isCensored).map(({ value }) => value));
  return {
    n: finished.length,
    censored: censored.length,
    sum: total(finished),
    sumSquares: total(finished.map((value) => value * value)),
    min: finished.at(0) ?? null,
    max: finished.at(-1) ?? null,
    order: new Map(finished.map((value, index) => [index + 1, value])),
    kaplanMeierRank: kaplanMeierRank(finished, censored),
    ...histogramOf(metric, finished),
    finishedValues: finished,
    censoredValues: censored,
  };
}

type Gather = {
  readonly [K in EstimatorKind]: (
    rows: readonly Contributions[K][],
    metric: MetricDefinition,
    stretch: Stretch,
  ) => ReferenceStatistics[K];
};

const GATHER: Gather = {
  count: (rows) => ({ n: rows.length }),
  sum: (rows) => ({ n: rows.length, sum: total(rows), sumSquares: total(rows.map((value) => value * value)) }),
  proportion: (rows) => ({ k: rows.filter((hit) => hit).length, n: rows.length }),
  distribution: distributionOf,
  ratio: (rows) => ({
    n: rows.length,
    numerator: total(rows.map(({ numerator }) => numerator)),
    denominator: total(rows.map(({ denominator }) => denominator)),
    sumYY: total(rows.map(({ numerator }) => numerator * numerator)),
    sumXY: total(rows.map(({ numerator, denominator }) => numerator * denominator)),
    sumXX: total(rows.map(({ denominator }) => denominator * denominator)),
  }),
  level: (rows, _, stretch) => levelOf(rows, stretch),
  distinct: (rows) => ({ n: new Set(rows).size }),
};

/** The statistics of what rows add to a figure; only levels look at the stretch of time. */
export function statisticsOf(
  metric: MetricDefinition,
  rows: readonly Contributions[EstimatorKind][],
  stretch: Stretch,
): ReferenceStatistics[EstimatorKind] {
  const gather = GATHER[metric.measure.kind] as (
    rows: readonly Contributions[EstimatorKind][],
    metric: MetricDefinition,
    stretch: Stretch,
  ) => ReferenceStatistics[EstimatorKind];
  return gather(rows, metric, stretch);
}
