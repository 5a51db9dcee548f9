import { cycle, defineMetric, distribution, distributionOptions, elapsed } from "@almanac/core";

/** Seconds from the moment the company could know of a cycle to its close. */
export default defineMetric({
  id: "process_time",
  title: "Process time",
  about: "From the moment a post was found by monitoring (else its publication, else the opening) to the close.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => c.closed,
  measure: (c) => distribution(elapsed(c.process_start, c.closed)),
});
