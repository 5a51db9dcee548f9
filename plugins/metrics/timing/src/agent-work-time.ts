import {
  asOf,
  cycleWithPauses,
  defineMetric,
  distribution,
  distributionOptions,
  elapsed,
  firstKnown,
  literal,
  minus,
} from "@almanac/core";

/** Seconds from opening to close less every pause: the desk's own time. */
export default defineMetric({
  id: "agent_work_time",
  title: "Agent work time",
  about: "From the opening to the close less every pause: the desk's own time.",
  fact: cycleWithPauses,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => c.closed,
  measure: (c) => {
    const watched = elapsed(c.opened, firstKnown(c.closed, asOf()));
    const worked = minus(watched, firstKnown(c.pauses.paused, literal<"duration">(0)));
    return distribution(worked, { start: c.opened, end: c.closed, soFar: worked });
  },
});
