import type { MetricDefinition } from "./metric/define.ts";

/** The clock durations are measured on: all time, or the opening hours of the row's calendar. */
export type Clock = "calendar" | "business";

/** What a period is cut into. */
export type BucketUnit = "hour" | "day" | "week" | "month" | "quarter" | "year";

/** A condition on a dimension: its value is one of these; null asks for rows without a value. */
export interface DimensionFilter {
  readonly dimension: string;
  readonly values: readonly (string | null)[];
}

/** What to measure: the same words as `almanac measure`. */
export interface MeasureQuery {
  readonly metrics: readonly MetricDefinition[];
  /** Local date in the zone, or an instant with an offset; half-open. */
  readonly from: string;
  readonly to: string;
  /** Names of dimensions to group by, in this order. */
  readonly by: readonly string[];
  /** All must hold. */
  readonly where: readonly DimensionFilter[];
  /** Cuts the period into buckets; null measures it whole. */
  readonly unit: BucketUnit | null;
  readonly clock: Clock;
  /** `at`: the metric's own moment; `start`: the cohort by start; `end`: by the end of the measured duration. */
  readonly when: "at" | "start" | "end";
  /** Instant up to which the log is known; null: the newest `recorded` in the log. */
  readonly asOf: string | null;
  /** Zone of local days; null: the settings' zone. */
  readonly zone: string | null;
  /** Only rows for which the target of this name holds; null: all. */
  readonly target: string | null;
}
