import { cycle, defineMetric, distribution, distributionOptions, elapsed } from "@almanac/core";

/** Seconds from the opening of a cycle to its close as solved. */
export default defineMetric({
  id: "resolution_time",
  title: "Resolution time",
  about: "From the opening to the close as solved; a reopened conversation is measured anew.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => c.closed,
  measure: (c) => distribution(elapsed(c.opened, c.solved)),
});
