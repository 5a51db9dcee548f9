import type { EstimateOf, EstimatorKind } from "@almanac/core";
import { distributionEstimate } from "./estimate-distribution.ts";
import { quotientScale, type RatioScale, ratioEstimate } from "./estimate-ratio.ts";
import { garwood, normalSum, wilson } from "./intervals.ts";
import { NO_DATA, type OwnFields } from "./no-data.ts";
import { rational } from "./rational.ts";
import { exactly, print, type Scale } from "./scale.ts";
import {
  type LevelStatistics,
  type ProportionStatistics,
  rowCount,
  type StatisticsOf,
  type SumStatistics,
} from "./statistics.ts";

/** The scale a kind needs: a ratio has one above the line and one below. */
export type ScaleOf<K extends EstimatorKind> = K extends "ratio" ? RatioScale : Scale;

/** What stands beside the statistics in every estimate. */
export interface EstimateContext<K extends EstimatorKind> {
  /** Counts and proportions do not use it. */
  readonly scale: ScaleOf<K>;
  /** Rows left out by reason; reasons that left out none are dropped, the others sorted. */
  readonly leftOut: Readonly<Record<string, bigint | number>>;
  /** Rows measured whose times are derived. */
  readonly derived: bigint | number;
}

type Estimators = { readonly [K in EstimatorKind]: (statistics: StatisticsOf<K>, scale: ScaleOf<K>) => OwnFields<K> };

const ESTIMATORS: Estimators = {
  count: ({ n }) => ({ kind: "count", value: rowCount(n), interval: garwood(rowCount(n)), n: rowCount(n) }),
  sum: sumEstimate,
  proportion: proportionEstimate,
  distribution: distributionEstimate,
  ratio: ratioEstimate,
  level: levelEstimate,
  distinct: ({ n }) => ({ kind: "distinct", value: rowCount(n), interval: null, n: rowCount(n) }),
};

/**
 * The estimate of sufficient statistics. A proportion, distribution or ratio of nothing is no data (null),
 * a count, sum, level or distinct of nothing is 0; for a period outside the log's coverage call `noData`.
 * Throws where the statistics contradict themselves, which is a bug of the engine.
 */
export function estimate<K extends EstimatorKind>(
  kind: K,
  statistics: StatisticsOf<K>,
  context: EstimateContext<K>,
): EstimateOf<K> {
  return complete<K>(ESTIMATORS[kind](statistics, context.scale), context);
}

/** The estimate of a period outside the log's coverage: no data whatever the kind. */
export function noData<K extends EstimatorKind>(kind: K, context: EstimateContext<K>): EstimateOf<K> {
  const scale: Scale | RatioScale = context.scale;
  return complete<K>(
    { ...NO_DATA[kind], ...exactly(null, "numerator" in scale ? quotientScale(scale) : scale) },
    context,
  );
}

/** The kind's own fields with those every estimate has; frozen. */
function complete<K extends EstimatorKind>(
  own: OwnFields<K>,
  { leftOut, derived }: Pick<EstimateContext<K>, "leftOut" | "derived">,
): EstimateOf<K> {
  const reasons = Object.keys(leftOut).sort();
  const counted = reasons
    .map((reason) => [reason, rowCount(leftOut[reason] ?? 0)] as const)
    .filter(([, rows]) => rows > 0);
  return Object.freeze({
    ...own,
    leftOut: Object.freeze(Object.fromEntries(counted)),
    derived: rowCount(derived),
  }) as unknown as EstimateOf<K>;
}

function sumEstimate({ n, sum, sumSquares }: SumStatistics, scale: Scale): OwnFields<"sum"> {
  const value = print(rational(sum), scale);
  const { lower, upper } = normalSum(sum, sumSquares);
  const interval = rowCount(n) === 0 ? null : ([print(lower, scale), print(upper, scale)] as const);
  return { kind: "sum", value, interval, n: rowCount(n), sum: value, ...exactly(rational(sum), scale) };
}

function proportionEstimate(statistics: ProportionStatistics): OwnFields<"proportion"> {
  const [k, n] = [rowCount(statistics.k), rowCount(statistics.n)];
  if (k > n) throw new RangeError(`${k} of ${n} rows satisfy`);
  return n === 0 ? NO_DATA.proportion : { kind: "proportion", value: k / n, interval: wilson(k, n), k, n };
}

/** A period none of whose length is measured has no level. */
function levelEstimate({ end, area, length, max }: LevelStatistics, scale: Scale): OwnFields<"level"> {
  if (length === 0n) return { ...NO_DATA.level, ...exactly(null, scale) };
  const value = print(rational(end), scale);
  const mean = print(rational(area, length), scale);
  return {
    kind: "level",
    value,
    interval: null,
    end: value,
    mean,
    max: print(rational(max), scale),
    ...exactly(rational(end), scale),
  };
}
