import { z } from "zod";
import { ConfidenceInterval, Estimate } from "../estimate.ts";
import { Bucket } from "./period.ts";

/** Value of each dimension; null = the rows have none. */
const Dimensions = z.record(z.string(), z.string().nullable()).readonly();

/** How a figure moved against the period before. */
export const Change = z
  .strictObject({
    /** Name of the period compared with, e.g. `2026-09`. */
    against: z.string(),
    /** The figure of that period. */
    before: Estimate,
    /** `difference`: after − before, in the metric's unit; `ratio`: rate a day after / before, 1 = unchanged. */
    as: z.enum(["difference", "ratio"]),
    /** The change; null where either side has no data or a ratio has nothing to divide by. */
    value: z.number().nullable(),
    /** 95% interval of `value`; null where it has none or no upper end. */
    interval: ConfidenceInterval.nullable(),
    /** How the interval was found, e.g. `newcombe`; `none` where the kind has none. */
    method: z.string(),
    /** Probability 0–1 of figures at least this far apart had nothing changed, by the same method; null where there is none. */
    p: z.number().min(0).max(1).nullable(),
    /** Whether it holds at 5% after Holm's correction over the changes of the snapshot; false where `p` is null. */
    decisive: z.boolean(),
  })
  .readonly();
/** How a figure moved against the period before. */
export type Change = z.infer<typeof Change>;

/** One bucket of a series with its figure. */
export const SeriesPoint = Bucket.unwrap().extend({ estimate: Estimate }).readonly();
/** One bucket of a series with its figure. */
export type SeriesPoint = z.infer<typeof SeriesPoint>;

/** The figure of consecutive buckets, each from its own rows, in order of time. */
export const Series = z
  .strictObject({
    unit: z.enum(["hour", "day", "week", "month", "quarter", "year"]),
    /** `within`: the buckets of the period; `history`: the period and those before it that the log covers. */
    role: z.enum(["within", "history"]),
    points: z.array(SeriesPoint).readonly(),
  })
  .readonly();
/** The figure of consecutive buckets. */
export type Series = z.infer<typeof Series>;

/** One group of a breakdown. */
export const BreakdownRow = z
  .strictObject({
    dimensions: Dimensions,
    /** The group's figure; null = suppressed, so that no small group shows: not 0, not *no data*. */
    estimate: Estimate.nullable(),
  })
  .readonly();
/** One group of a breakdown. */
export type BreakdownRow = z.infer<typeof BreakdownRow>;

/** A figure by the groups of one or more dimensions. */
export const Breakdown = z
  .strictObject({
    /** Names of the dimensions, in order. */
    by: z.array(z.string()).min(1).readonly(),
    rows: z.array(BreakdownRow).readonly(),
  })
  .readonly();
/** A figure by the groups of one or more dimensions. */
export type Breakdown = z.infer<typeof Breakdown>;

/** A figure against what was promised. */
export const TargetFigure = z
  .strictObject({
    /** Name of the target in the settings, e.g. `Facebook in 24 h`. */
    name: z.string(),
    /** The rows it is of: values by dimension; empty = all. */
    where: z.record(z.string(), z.array(z.string()).readonly()).readonly(),
    /** Limit a single row is held to, ISO 8601 duration; null where the goal is of the figure itself. */
    within: z.string().nullable(),
    /** What the figure should be, in the metric's unit; null = a limit without a goal. */
    goal: z.number().nullable(),
    /** Which side of `goal` is good. */
    side: z.enum(["atLeast", "atMost"]),
    /** The figure of the target's rows; null = suppressed. */
    estimate: Estimate.nullable(),
    /** `met` and `missed`: the whole 95% interval (the value where there is none) is on one side; `close`: the goal lies in it; null: no goal or no data. */
    verdict: z.enum(["met", "missed", "close"]).nullable(),
  })
  .readonly();
/** A figure against what was promised. */
export type TargetFigure = z.infer<typeof TargetFigure>;
