import { cycle, defineMetric, distribution, distributionOptions, elapsed } from "@almanac/core";

/** Seconds from a post's publication to its discovery by the monitoring. */
export default defineMetric({
  id: "indexing_delay",
  title: "Indexing delay",
  about: "From the publication of a customer's post to the moment monitoring found it.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => c.indexed,
  measure: (c) => distribution(elapsed(c.published, c.indexed)),
});
