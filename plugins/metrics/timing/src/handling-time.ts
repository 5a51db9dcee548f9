import { cycle, defineMetric, distribution, distributionOptions, elapsed } from "@almanac/core";

/** Seconds from the first assignment to the close: elapsed time, not effort. */
export default defineMetric({
  id: "handling_time",
  title: "Handling time",
  about: "From the first assignment to the close: elapsed time, not measured effort.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => c.closed,
  measure: (c) => distribution(elapsed(c.assigned, c.closed)),
});
