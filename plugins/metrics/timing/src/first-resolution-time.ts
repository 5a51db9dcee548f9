import { conversation, defineMetric, distribution, distributionOptions, elapsed, firstKnown } from "@almanac/core";

/** Seconds from a conversation's first opening to its first close as solved. */
export default defineMetric({
  id: "first_resolution_time",
  title: "First resolution time",
  about: "From a conversation's first opening to its first close as solved, whatever came later.",
  fact: conversation,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => firstKnown(c.first_solved, c.last_closed),
  measure: (c) => distribution(elapsed(c.opened, c.first_solved)),
});
