import type { MeasureQuery } from "../../packages/core/src/index.ts";

/** A worked example as a metric's test gave it, for the metric's page. */
export interface RecordedExample {
  readonly metric: string;
  /** Options of the metric that are not its defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The settings the example states. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What was asked beyond the whole log on the calendar clock. */
  readonly query: Partial<MeasureQuery>;
  /** Two tables: the events, and the figures they give. */
  readonly markdown: string;
}

/** A recorded example under the name of its test. */
export interface NamedExample extends RecordedExample {
  readonly test: string;
}
