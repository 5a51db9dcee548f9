import {
  type Estimate,
  type EstimateOf,
  type EstimatorKind,
  QUANTILES,
  type Unit,
  type ValueType,
} from "@almanac/core";
import type { ReferenceCell } from "../reference/cells.ts";

/** What makes an estimate of a reference cell. */
export type Estimator = (cell: ReferenceCell) => Estimate;

/** How many of the statistics' integers make one printed unit; a duration as an operand of a ratio prints in seconds. */
const PER_UNIT: Readonly<Record<Unit, number>> = {
  count: 1,
  seconds: 1e6,
  share: 1,
  points: 1,
  score: 1e6,
  days: 86_400e6,
  money: 1,
};

const perOperand = (type: ValueType | undefined): number => (type === "duration" ? 1e6 : 1);

/** A quantile of type 7 (Hyndman & Fan 1996) of sorted values; null for none. */
function quantile(sorted: readonly number[], probability: number): number | null {
  const at = (sorted.length - 1) * probability;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below === undefined || above === undefined ? null : below + (at - Math.floor(at)) * (above - below);
}

function distribution(cell: ReferenceCell<"distribution">): Omit<EstimateOf<"distribution">, "leftOut" | "derived"> {
  const { finishedValues, censored, kaplanMeierRank, histogram } = cell.statistics;
  const scale = PER_UNIT[cell.metric.unit];
  const values = finishedValues.map((value) => Number(value) / scale);
  const n = values.length;
  const mean = n === 0 ? null : values.reduce((total, value) => total + value, 0) / n;
  const squares = values.map((value) => (value - (mean ?? 0)) ** 2).reduce((total, square) => total + square, 0);
  const quantiles = QUANTILES.map((probability) => [probability, quantile(values, Number(probability))] as const);
  return {
    kind: "distribution",
    value: quantile(values, 0.5),
    interval: null,
    n,
    censored,
    mean,
    meanInterval: null,
    sd: n < 2 ? null : Math.sqrt(squares / (n - 1)),
    min: values.at(0) ?? null,
    max: values.at(-1) ?? null,
    quantiles: Object.fromEntries(quantiles) as Record<(typeof QUANTILES)[number], number | null>,
    medianKaplanMeier: kaplanMeierRank === null ? null : (values[kaplanMeierRank - 1] ?? null),
    ...(histogram === undefined
      ? {}
      : { histogram: { edges: histogram.edges.map((edge) => Number(edge) / scale), counts: [...histogram.counts] } }),
  };
}

type Makers = {
  readonly [K in EstimatorKind]: (cell: ReferenceCell<K>) => Omit<EstimateOf<K>, "leftOut" | "derived">;
};

/** A figure of nothing: 0 inside the log's coverage, no data outside. */
const orNoData = <T>(cell: ReferenceCell, rows: number, figure: T): T | null =>
  rows > 0 || cell.isCovered ? figure : null;

const MAKERS: Makers = {
  count: (cell) => {
    const { n } = cell.statistics;
    return { kind: "count", value: orNoData(cell, n, n), interval: null, n };
  },
  sum: (cell) => {
    const { n, sum } = cell.statistics;
    const value = orNoData(cell, n, Number(sum) / PER_UNIT[cell.metric.unit]);
    return { kind: "sum", value, interval: null, n, sum: value };
  },
  proportion: ({ statistics: { k, n } }) => ({
    kind: "proportion",
    value: n === 0 ? null : k / n,
    interval: null,
    k,
    n,
  }),
  distribution,
  ratio: (cell) => {
    const [above, below] = cell.quantities;
    const numerator = Number(cell.statistics.numerator) / perOperand(above);
    const denominator = Number(cell.statistics.denominator) / perOperand(below);
    const times = cell.metric.unit === "points" ? 100 : 1;
    const value = denominator === 0 ? null : (times * numerator) / denominator;
    return { kind: "ratio", value, interval: null, n: cell.statistics.n, numerator, denominator };
  },
  level: (cell) => {
    const { end, area, length, max } = cell.statistics;
    const isMeasured = length > 0n && cell.isCovered;
    const [value, mean, most] = isMeasured
      ? [Number(end), Number(area) / Number(length), Number(max)]
      : [null, null, null];
    return { kind: "level", value, interval: null, end: value, mean, max: most };
  },
  distinct: (cell) => {
    const { n } = cell.statistics;
    return { kind: "distinct", value: orNoData(cell, n, n), interval: null, n };
  },
};

/**
 * The estimate of a cell in plain floating-point arithmetic, without intervals (null): for worked examples and for
 * readers. Engines are compared through the exact estimates the caller brings.
 */
export function simpleEstimate(cell: ReferenceCell): Estimate {
  const make = MAKERS[cell.kind] as (cell: ReferenceCell) => Omit<Estimate, "leftOut" | "derived">;
  return { ...make(cell), leftOut: cell.leftOut, derived: cell.derived } as Estimate;
}

/** The row that `measure` prints for a cell, with the estimate that `estimator` makes of it. */
export function rowOfCell(cell: ReferenceCell, estimator: Estimator) {
  const { metric, period, dimensions } = cell;
  return {
    metric: metric.id,
    period: { from: period.labelFrom, to: period.labelTo },
    dimensions,
    unit: metric.unit,
    estimate: estimator(cell),
  };
}
