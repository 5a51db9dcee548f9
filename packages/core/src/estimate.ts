import { z } from "zod";

/** Units a figure may have: `seconds`, `share` 0–1, `points` −100…100, `score` on its survey's own scale, `money` in the major unit of `dimensions.currency`. */
export const Unit = z.enum(["count", "seconds", "share", "points", "score", "days", "money"]);
/** One of the seven units of a figure. */
export type Unit = z.infer<typeof Unit>;

/** The 95% interval `[lo, hi]` in the figure's unit, `lo ≤ hi`. */
export const ConfidenceInterval = z
  .tuple([z.number(), z.number()])
  .refine(([lo, hi]) => lo <= hi, { error: "the lower end is above the upper end" })
  .readonly();
/** The 95% interval `[lo, hi]` in the figure's unit, `lo ≤ hi`. */
export type ConfidenceInterval = z.infer<typeof ConfidenceInterval>;

/** Probabilities of the quantiles every distribution gives, as its keys are spelled, ascending. */
export const QUANTILES = Object.freeze(["0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95", "0.99"] as const);
/** Probability of one of the quantiles a distribution gives, e.g. `"0.9"`. */
export type QuantileKey = (typeof QUANTILES)[number];

const Rows = z.int().nonnegative();
const Measured = z.number().nullable();

/** Fields of every kind of estimate. */
const common = {
  /** The figure, in the row's unit; null = no data, never 0 for it. Money: the double nearest to `exact`. */
  value: Measured,
  /** 95% interval of `value`, in its unit; null where there is no data, the rows are too few, or the kind has none. */
  interval: ConfidenceInterval.nullable(),
  /** Rows each rule left out, by reason; a reason that left out none is absent. */
  leftOut: z.record(z.string(), z.int().positive()).readonly(),
  /** Rows among those measured whose times are derived (not stated by the source). */
  derived: Rows,
  /** `value` as a decimal string; only in money figures. Null: no data, or a quotient without a finite decimal form. */
  exact: z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .nullable()
    .optional(),
};

/** Rows in the period. `value` = n; interval Garwood (exact Poisson). Nothing inside the log's coverage is 0. */
export const CountEstimate = z.strictObject({
  kind: z.literal("count"),
  ...common,
  /** Rows counted. */
  n: Rows,
});

/** Total of a quantity. `value` = sum; interval ± z·√Σx². Nothing inside the log's coverage is 0. */
export const SumEstimate = z.strictObject({
  kind: z.literal("sum"),
  ...common,
  /** Rows summed. */
  n: Rows,
  /** The total, in the row's unit; null outside the log's coverage. */
  sum: Measured,
});

/** Rows that satisfy / rows eligible. `value` = k/n; interval Wilson score; null when nothing is eligible. */
export const ProportionEstimate = z.strictObject({
  kind: z.literal("proportion"),
  ...common,
  /** Rows that satisfy. */
  k: Rows,
  /** Rows eligible. */
  n: Rows,
});

/** Rows of a distribution by value: `counts[0]` below `edges[0]`, `counts[i]` in `[edges[i−1], edges[i])`, the last at or above the last edge. */
export const Histogram = z
  .strictObject({
    /** Limits of the bins, in the row's unit, strictly ascending. */
    edges: z.array(z.number()).min(1).readonly(),
    /** Rows in each bin; one more bin than edges, so that the counts add up to n. */
    counts: z.array(Rows).readonly(),
  })
  .refine(({ edges, counts }) => counts.length === edges.length + 1, { error: "counts must be one longer than edges" })
  .refine(({ edges }) => edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge)), {
    error: "edges must ascend",
  })
  .readonly();
/** Rows of a distribution by value, one more bin than edges. */
export type Histogram = z.infer<typeof Histogram>;

/** Spread of a duration or a score. `value` = median of the finished rows; interval by order statistics (binomial). */
export const DistributionEstimate = z.strictObject({
  kind: z.literal("distribution"),
  ...common,
  /** Finished rows: those the statistics are of. */
  n: Rows,
  /** Rows still open at the as-of instant; only `medianKaplanMeier` counts them. */
  censored: Rows,
  /** Arithmetic mean; null when n = 0. */
  mean: Measured,
  /** 95% interval of the mean, t with n−1 degrees of freedom; null when n < 2. */
  meanInterval: ConfidenceInterval.nullable(),
  /** Sample standard deviation (n−1); null when n < 2. */
  sd: Measured,
  /** Smallest; null when n = 0. */
  min: Measured,
  /** Largest; null when n = 0. */
  max: Measured,
  /** Quantiles of type 7 by probability; all null when n = 0. */
  quantiles: z.record(z.enum(QUANTILES), Measured).readonly(),
  /** The smallest t with S(t) ≤ ½, censored rows counted as at risk until theirs; null when not reached. */
  medianKaplanMeier: Measured,
  /** Only where the metric's option `edges` asks for it. */
  histogram: Histogram.optional(),
});

/** Total of one quantity / total of another. `value` = quotient; interval by the delta method, null where the two totals have different rows. */
export const RatioEstimate = z.strictObject({
  kind: z.literal("ratio"),
  ...common,
  /** Rows of the denominator. */
  n: Rows,
  /** Total above the line, in its own unit, unscaled; 0 when there are no rows. */
  numerator: z.number(),
  /** Total below the line, in its own unit, unscaled; `value` is null where it is 0. */
  denominator: z.number(),
});

/** How many are open (a stock). `value` = end; no interval. Nothing inside the log's coverage is 0. */
export const LevelEstimate = z.strictObject({
  kind: z.literal("level"),
  ...common,
  /** Open just before the period's end; null outside the log's coverage. */
  end: Measured,
  /** Mean over the period's real length; null outside the log's coverage. */
  mean: Measured,
  /** Largest value of the step function; null outside the log's coverage. */
  max: Measured,
});

/** How many different ones. `value` = n; no interval. Nothing inside the log's coverage is 0. */
export const DistinctEstimate = z.strictObject({
  kind: z.literal("distinct"),
  ...common,
  /** Different ones counted. */
  n: Rows,
});

/** An estimate of any of the seven kinds, told apart by `kind`. */
export const Estimate = z.discriminatedUnion("kind", [
  CountEstimate,
  SumEstimate,
  ProportionEstimate,
  DistributionEstimate,
  RatioEstimate,
  LevelEstimate,
  DistinctEstimate,
]);

/** Rows in the period. */
export type CountEstimate = Readonly<z.infer<typeof CountEstimate>>;
/** Total of a quantity. */
export type SumEstimate = Readonly<z.infer<typeof SumEstimate>>;
/** Rows that satisfy / rows eligible. */
export type ProportionEstimate = Readonly<z.infer<typeof ProportionEstimate>>;
/** Spread of a duration or a score. */
export type DistributionEstimate = Readonly<z.infer<typeof DistributionEstimate>>;
/** Total of one quantity / total of another. */
export type RatioEstimate = Readonly<z.infer<typeof RatioEstimate>>;
/** How many are open (a stock). */
export type LevelEstimate = Readonly<z.infer<typeof LevelEstimate>>;
/** How many different ones. */
export type DistinctEstimate = Readonly<z.infer<typeof DistinctEstimate>>;
/** An estimate of any of the seven kinds, told apart by `kind`. */
export type Estimate = Readonly<z.infer<typeof Estimate>>;

/** Kind of measure; it decides how a figure is computed, merged, compared, formatted and drawn. */
export type EstimatorKind = Estimate["kind"];
/** The estimate of one kind, e.g. `EstimateOf<"ratio">`. */
export type EstimateOf<K extends EstimatorKind> = Extract<Estimate, { readonly kind: K }>;

/** The seven kinds, in the order of the metric dictionary. */
export const ESTIMATOR_KINDS: readonly EstimatorKind[] = Object.freeze(
  Object.keys({ count: 0, sum: 0, proportion: 0, distribution: 0, ratio: 0, level: 0, distinct: 0 } satisfies Record<
    EstimatorKind,
    0
  >) as EstimatorKind[],
);

/** One row that `measure` prints: a figure of one metric, period and combination of dimensions. */
export const MeasureRow = z.strictObject({
  /** The metric's id, e.g. `first_response_time`. */
  metric: z.string(),
  /** The period, half-open: a local date (`2026-10-01`) or an instant as it was asked. */
  period: z.strictObject({ from: z.string(), to: z.string() }),
  /** Value of each dimension asked for; null = the rows have none. */
  dimensions: z.record(z.string(), z.string().nullable()).readonly(),
  /** Unit of `estimate.value`. */
  unit: Unit,
  estimate: Estimate,
});
/** One row that `measure` prints. */
export type MeasureRow = Readonly<z.infer<typeof MeasureRow>>;
