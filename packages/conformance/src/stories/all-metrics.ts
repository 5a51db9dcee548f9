import type { Metric, MetricDefinition } from "@almanac/core";
import type { MetricRegistry } from "../reference/world.ts";
import * as goals from "./goal-metrics.ts";
import * as plain from "./metrics.ts";

const definitions = (metrics: Readonly<Record<string, Metric>>): readonly MetricDefinition[] =>
  Object.values(metrics).map((metric) => metric());

/** The metrics of the stories: each kind of measure, each fact of the timing family. */
export const STORY_METRICS: readonly MetricDefinition[] = Object.freeze([
  ...definitions(plain),
  ...definitions(goals),
  ...["response_time", "process_time"].flatMap((metric) => [goals.serviceLevel({ metric }), goals.overdue({ metric })]),
]);

/** Those that targets may be set on. */
export const TARGETED: MetricRegistry = new Map(
  [plain.firstResponse(), plain.response(), plain.process()].map((metric) => [metric.id, metric]),
);
