import { z } from "zod";
import { ESTIMATOR_KINDS, Estimate, type EstimatorKind, Unit } from "../estimate.ts";
import { Breakdown, Change, Series, TargetFigure } from "./parts.ts";

/** SHA-256 in 64 hexadecimal digits. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/, { error: "not a SHA-256 in 64 hexadecimal digits" });

/**
 * Why a figure is *no data*: `outside-coverage` the log does not cover the period; `all-left-out` rules left every row
 * out; `none-finished` rows are there, all still open; `no-rows` nothing that the metric is about happened.
 */
export const NoDataReason = z.enum(["outside-coverage", "all-left-out", "none-finished", "no-rows"]);
/** Why a figure is *no data*. */
export type NoDataReason = z.infer<typeof NoDataReason>;

/** Everything a snapshot says of one metric (of money: in one currency). */
export const MetricFigures = z
  .strictObject({
    /** As in the metric dictionary, e.g. `first_response_time`. */
    id: z.string().regex(/^[a-z][a-z0-9_]*$/),
    title: z.string().min(1),
    /** What the figure means, in English. */
    about: z.string().min(1),
    unit: Unit,
    better: z.enum(["lower", "higher", "neither"]),
    kind: z.enum(ESTIMATOR_KINDS as [EstimatorKind, ...EstimatorKind[]]),
    /** What the figure is of, e.g. `{currency: "EUR"}`; empty = of everything. */
    dimensions: z.record(z.string(), z.string()).readonly(),
    /** Moment of a row that puts it in a period, e.g. `opened`; null for a level or a computed moment. */
    moment: z.string().nullable(),
    clock: z.enum(["calendar", "business"]),
    /** The metric's options in force, as JSON. */
    options: z.record(z.string(), z.json()).readonly(),
    /** Digest of the definition with these options. */
    definition: Digest,
    /** The figure of the whole period. */
    estimate: Estimate,
    /** Why `estimate.value` is null; null exactly where it is not. */
    noData: NoDataReason.nullable(),
    /** Against the period before; null where the log does not cover all of that. */
    change: Change.nullable(),
    series: z.array(Series).readonly(),
    breakdowns: z.array(Breakdown).readonly(),
    targets: z.array(TargetFigure).readonly(),
  })
  .refine(({ estimate, noData }) => (estimate.value === null) === (noData !== null), {
    error: "a figure without data needs a reason, and only that",
    path: ["noData"],
  })
  .refine(({ estimate, kind }) => estimate.kind === kind, { error: "the estimate is of another kind", path: ["kind"] })
  .readonly();
/** Everything a snapshot says of one metric (of money: in one currency). */
export type MetricFigures = z.infer<typeof MetricFigures>;

/** What names a metric's figures within a snapshot: its id, and its dimensions where it has any, e.g. `order_value-eur`. */
export function figureKey(metric: Pick<MetricFigures, "id" | "dimensions">): string {
  const values = Object.keys(metric.dimensions)
    .sort()
    .map((name) => metric.dimensions[name]?.toLowerCase() ?? "");
  return [metric.id, ...values].join("-");
}
