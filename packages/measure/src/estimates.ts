import type { Estimate, EstimatorKind, MetricDefinition } from "@almanac/core";
import { estimate, noData, type RatioScale, SCALES, type Scale } from "@almanac/stats";
import type { Cell } from "./cells.ts";
import type { Stretch } from "./levels.ts";
import { edgesOf, scaleOf } from "./scales.ts";

type Make = (cell: Cell, metric: MetricDefinition, stretch: Stretch) => Estimate;

const EMPTY: Cell = { n: 0, censored: 0, leftOut: {}, derived: 0, sums: {}, order: null, level: null };
const NO_ORDER = { n: 0, censored: 0, order: new Map<number, bigint>(), kaplanMeierRank: null, bins: [] };

const context = (cell: Cell, scale: Scale) => ({ scale, leftOut: cell.leftOut, derived: cell.derived });
const sumOf = (cell: Cell, name: string): bigint => cell.sums[name] ?? 0n;

/** Above the line in the metric's unit; below it rows, unless the quotient is a share of two of a kind. */
function ratioScale(metric: MetricDefinition): RatioScale {
  const own = scaleOf(metric);
  const plain = metric.unit === "share" || metric.unit === "points";
  return {
    numerator: own,
    denominator: plain ? own : SCALES.count,
    decimals: own.decimals,
    times: metric.unit === "points" ? 100 : 1,
    divisor: metric.unit === "points" ? "n" : "n-1",
  };
}

const MAKE = {
  count: (cell, metric) => estimate("count", { n: cell.n }, context(cell, scaleOf(metric))),
  sum: (cell, metric) =>
    estimate(
      "sum",
      { n: cell.n, sum: sumOf(cell, "sum"), sumSquares: sumOf(cell, "squares") },
      context(cell, scaleOf(metric)),
    ),
  proportion: (cell, metric) =>
    estimate("proportion", { k: sumOf(cell, "k"), n: cell.n }, context(cell, scaleOf(metric))),
  distinct: (cell, metric) => estimate("distinct", { n: sumOf(cell, "different") }, context(cell, scaleOf(metric))),
  distribution: (cell, metric) => {
    const { order, kaplanMeierRank, bins } = cell.order ?? NO_ORDER;
    const edges = edgesOf(metric);
    const histogram =
      edges.length === 0
        ? {}
        : { histogram: { edges, counts: bins.length === 0 ? edges.concat(0n).map(() => 0) : bins } };
    const ends = {
      min: cell.n === 0 ? null : (order.get(1) ?? null),
      max: cell.n === 0 ? null : (order.get(cell.n) ?? null),
    };
    const sums = { sum: sumOf(cell, "sum"), sumSquares: sumOf(cell, "squares") };
    return estimate(
      "distribution",
      { n: cell.n, censored: cell.censored, ...sums, ...ends, order, kaplanMeierRank, ...histogram },
      context(cell, scaleOf(metric)),
    );
  },
  ratio: (cell, metric) => {
    const sums = { sumYY: sumOf(cell, "yy"), sumXY: sumOf(cell, "xy"), sumXX: sumOf(cell, "xx") };
    const statistics = { n: cell.n, numerator: sumOf(cell, "y"), denominator: sumOf(cell, "x"), ...sums };
    return estimate("ratio", statistics, { scale: ratioScale(metric), leftOut: cell.leftOut, derived: cell.derived });
  },
  level: (cell, metric, stretch) => {
    const length = stretch.to > stretch.from ? stretch.to - stretch.from : 0n;
    return estimate("level", cell.level ?? { end: 0n, area: 0n, length, max: 0n }, context(cell, scaleOf(metric)));
  },
} satisfies Record<EstimatorKind, Make>;

/** The estimate of a cell; a cell nothing fell into gives 0 or no data, as its kind says. */
export function estimateOf(metric: MetricDefinition, cell: Cell | undefined, stretch: Stretch): Estimate {
  const make: Make = MAKE[metric.measure.kind];
  return make(cell ?? EMPTY, metric, stretch);
}

/** The estimate of a period that the log does not cover: no data whatever the kind, though rows due there may be left out. */
export function uncovered(metric: MetricDefinition, cell: Pick<Cell, "leftOut" | "derived"> = EMPTY): Estimate {
  const { kind } = metric.measure;
  const { leftOut, derived } = cell;
  if (kind === "ratio") return noData("ratio", { scale: ratioScale(metric), leftOut, derived });
  return noData(kind, { scale: scaleOf(metric), leftOut, derived } as never);
}
