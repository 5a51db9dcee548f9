import {
  and,
  asOf,
  before,
  cycleWithQueues,
  defineMetric,
  distribution,
  distributionOptions,
  elapsed,
  known,
} from "@almanac/core";

/** Seconds in a queue: the first spell and all later ones that have ended, of the cycles that `queue_time` measures. */
export default defineMetric({
  id: "total_queue_time",
  title: "Total queue time",
  about: "All spells in a queue added up: until the first assignment, and after each return to a queue.",
  fact: cycleWithQueues,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => c.assigned,
  leaveOut: (c) => ({ negative: and(known(c.queued), known(c.assigned), before(c.assigned_order, c.queued_order)) }),
  measure: (c) =>
    distribution(c.queues.queued_for, { start: c.queued, end: c.assigned, soFar: elapsed(c.queued, asOf()) }),
});
