import { and, before, cycle, defineMetric, distribution, distributionOptions, elapsed, known } from "@almanac/core";

/** Seconds from being given to a team to the first assignment to a person. */
export default defineMetric({
  id: "queue_time",
  title: "Queue time",
  about: "From being queued to the first assignment to a person, where the queue came first.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => c.assigned,
  leaveOut: (c) => ({ negative: and(known(c.queued), known(c.assigned), before(c.assigned_order, c.queued_order)) }),
  measure: (c) => distribution(elapsed(c.queued, c.assigned)),
});
