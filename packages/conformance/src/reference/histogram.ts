import { type MetricDefinition, toMillionths, type Unit } from "@almanac/core";

/** How many of a distribution's whole numbers make a millionth of its unit; durations are microseconds, scores × 10⁶. */
const PER_MILLIONTH: Partial<Record<Unit, bigint>> = { seconds: 1n, score: 1n, days: 86_400n };

/** The limits of a metric's bins as whole numbers; null where it asks for no histogram. */
function edgesOf({ options, unit }: MetricDefinition): readonly bigint[] | null {
  const { edges } = options;
  if (!Array.isArray(edges)) return null;
  return edges.map((edge) => (toMillionths(Number(edge)) ?? 0n) * (PER_MILLIONTH[unit] ?? 1n));
}

/** "`counts[0]` below `edges[0]`, `counts[i]` in `[edges[i−1], edges[i])`, the last at or above the last edge." */
export function histogramOf(metric: MetricDefinition, values: readonly bigint[]) {
  const edges = edgesOf(metric);
  if (edges === null) return {};
  const counts = [...edges, null].map((upper, index) => {
    const lower = edges[index - 1] ?? null;
    return values.filter((value) => (lower === null || lower <= value) && (upper === null || value < upper)).length;
  });
  return { histogram: { edges, counts } };
}
