import type { MetricDefinition } from "@almanac/core";
import { SCALES, type Scale } from "@almanac/stats";

/** How a metric's integers become printed numbers. */
export function scaleOf(metric: MetricDefinition): Scale {
  return SCALES[metric.unit === "money" ? "count" : metric.unit];
}

/** Limits of the histogram that the option `edges` asks for, in the metric's integers; empty without the option. */
export function edgesOf(metric: MetricDefinition): readonly bigint[] {
  const edges = metric.options.edges;
  if (!Array.isArray(edges)) return [];
  const { perUnit } = scaleOf(metric);
  return edges.map((edge) => BigInt(Math.round(Number(edge) * Number(perUnit))));
}
