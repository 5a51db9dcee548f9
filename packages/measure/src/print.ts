import type { MetricDefinition } from "@almanac/core";
import { scaleOf } from "./scales.ts";

/** One of a metric's integers in its unit, as it prints: seconds with at most six decimals. */
export function print(metric: MetricDefinition, value: bigint): number {
  return Number(value) / Number(scaleOf(metric).perUnit);
}
