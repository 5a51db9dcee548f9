import { parseDuration } from "../time/duration.ts";
import type { Target } from "./schema.ts";

/** Dimensions that make a target more particular, the strongest first. */
export const TARGET_PRECEDENCE: readonly string[] = Object.freeze(["priority", "topic", "team", "channel"]);

/** 0 for a target with the strongest dimension of `TARGET_PRECEDENCE` in its `where`; their number where it has none. */
function rank({ where }: Target): number {
  const index = TARGET_PRECEDENCE.findIndex((dimension) => Object.hasOwn(where, dimension));
  return index < 0 ? TARGET_PRECEDENCE.length : index;
}

/**
 * The targets in the order in which they are tried, so that the first one that fits a row is the one that holds:
 * those with a priority in their `where`, then a topic, a team, a channel, then the others; ties as they are listed.
 */
export function orderTargets(targets: readonly Target[]): readonly Target[] {
  return targets.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether every condition of the target's `where` holds; a dimension without a value (null) satisfies none. */
export function targetFits(target: Target, dimensions: Readonly<Record<string, string | null | undefined>>): boolean {
  return Object.entries(target.where).every(([name, values]) => {
    const value = dimensions[name];
    return typeof value === "string" && values.includes(value);
  });
}

/** The target of a metric that holds for a row with these dimensions; null when none fits. */
export function holdingTarget(
  targets: readonly Target[],
  metric: string,
  dimensions: Readonly<Record<string, string | null | undefined>>,
): Target | null {
  const ordered = orderTargets(targets.filter((target) => target.metric === metric));
  return ordered.find((target) => targetFits(target, dimensions)) ?? null;
}

/** The time a target allows, microseconds on its clock. */
export function targetMicros(target: Target): bigint {
  return parseDuration(target.within);
}
