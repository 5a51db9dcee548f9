import { and, before, cycle, defineMetric, distribution, distributionOptions, elapsed, known } from "@almanac/core";

/** Seconds from the first assignment to the first reply by a person. */
export default defineMetric({
  id: "agent_response_time",
  title: "Agent response time",
  about: "From the first assignment to the first reply by a person: the “average response time” of social suites.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => c.answered,
  excludes: ["outbound", "waived"],
  leaveOut: (c) => ({ negative: and(known(c.assigned), before(c.answered_order, c.assigned_order)) }),
  measure: (c) => distribution(elapsed(c.assigned, c.answered)),
});
