import { conversation, defineMetric, distribution, distributionOptions, elapsed, firstKnown } from "@almanac/core";

/** Seconds from a conversation's first opening to its last close as solved, of conversations that are closed now. */
export default defineMetric({
  id: "full_resolution_time",
  title: "Full resolution time",
  about: "From a conversation's first opening to its last close as solved; one that is open again has none.",
  fact: conversation,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => firstKnown(c.fully_solved, c.last_closed),
  measure: (c) => distribution(elapsed(c.opened, c.fully_solved)),
});
