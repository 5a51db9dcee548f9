import { floorDivide } from "../time/bigint.ts";
import { MICROS_PER_DAY } from "../time/local-day.ts";
import { type ZoneStep, zoneTransitions } from "../time/zone.ts";

/** What to do where a local time comes twice or never; see `readingSchema`. */
export interface LocalPolicy {
  readonly fold: "earlier" | "later" | "refuse";
  readonly gap: "refuse" | "forward";
}

/** The instant (UTC microseconds) of a local time, or why there is none. */
export type Resolved = bigint | "twice" | "never";

/**
 * Makes the resolver of a zone's local times (microseconds of its clock since 1970-01-01T00:00). A time in a gap moves
 * forward by the length of the gap, as RFC 5545 has it. Throws AlmanacError `unknown-zone` when it is used.
 */
export function localTimes(zone: string, { fold, gap }: LocalPolicy): (local: bigint) => Resolved {
  const stepsByDay = new Map<bigint, readonly ZoneStep[]>();
  const stepsAround = (day: bigint): readonly ZoneStep[] => {
    const known = stepsByDay.get(day);
    if (known !== undefined) return known;
    // no offset ever exceeded 16 hours
    const steps = zoneTransitions(zone, (day - 2n) * MICROS_PER_DAY, (day + 3n) * MICROS_PER_DAY);
    stepsByDay.set(day, steps);
    return steps;
  };
  return (local) => {
    const steps = stepsAround(floorDivide(local, MICROS_PER_DAY));
    const fitting = steps.flatMap(({ from, offset }, index) => {
      const instant = local - offset;
      const until = steps[index + 1]?.from;
      return (index === 0 || instant >= from) && (until === undefined || instant < until) ? [instant] : [];
    });
    const [earlier, later] = fitting;
    if (earlier === undefined) return gap === "refuse" ? "never" : forward(steps, local);
    if (later === undefined) return earlier;
    return fold === "refuse" ? "twice" : fold === "earlier" ? earlier : later;
  };
}

/** The instant of a local time in a gap by the offset before the gap. */
function forward(steps: readonly ZoneStep[], local: bigint): bigint {
  const before = steps.findLast(({ offset }, index) => {
    const next = steps[index + 1];
    return next !== undefined && local - offset >= next.from && local - next.offset < next.from;
  });
  return local - (before?.offset ?? 0n);
}
