import type { LogEvent, MeasureQuery, MeasureRow, Settings } from "@almanac/core";
import type { Estimator } from "../estimate/simple-estimate.ts";
import type { MetricRegistry } from "../reference/world.ts";

/** An engine as conformance meets it: something that measures events, and the exact estimates it prints. */
export interface ConformanceEngine {
  /** Shown in messages, e.g. `duckdb`. */
  readonly name: string;
  /** Measures a log; rows in any order. */
  readonly measure: (
    query: MeasureQuery,
    events: readonly LogEvent[],
    settings: Settings,
    registry: MetricRegistry,
  ) => Promise<readonly MeasureRow[]>;
  /** The estimate of exact integers, by the same code the engine's rows are made with. */
  readonly estimate: Estimator;
}
