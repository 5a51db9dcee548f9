import type { Estimate, MeasureRow, MetricDefinition, Target, TargetFigure } from "@almanac/core";

/** Whether a metric is the share of rows that met their target, which is what a target's goal speaks of. */
export function isGoalShare(metric: MetricDefinition): boolean {
  return metric.fact.id === "goal" && metric.measure.kind === "proportion";
}

/** The targets a metric is about: those of the metric that its option names. */
export function targetsFor(metric: MetricDefinition, targets: readonly Target[]): readonly Target[] {
  const of = metric.options.metric ?? "first_response_time";
  return isGoalShare(metric) ? targets.filter((target) => target.metric === of) : [];
}

/** `met` or `missed` where the whole interval is on one side of the goal, `close` where the goal lies in it. */
function verdictOf({ value, interval }: Estimate, goal: number | null): TargetFigure["verdict"] {
  if (value === null || goal === null) return null;
  const [low, high] = interval ?? [value, value];
  if (low >= goal) return "met";
  return high < goal ? "missed" : "close";
}

/** A metric's targets with their figures; `rows` are those of the metric by target. A target nobody was held to has none. */
export function targetFigures(
  metric: MetricDefinition,
  targets: readonly Target[],
  rows: readonly MeasureRow[],
): readonly TargetFigure[] {
  return targetsFor(metric, targets).flatMap(({ name, where, within, goal = null }): readonly TargetFigure[] => {
    const row = rows.find(({ metric: id, dimensions }) => id === metric.id && dimensions.target === name);
    if (row === undefined) return [];
    const { estimate } = row;
    return [{ name, where, within, goal, side: "atLeast", estimate, verdict: verdictOf(estimate, goal) }];
  });
}
