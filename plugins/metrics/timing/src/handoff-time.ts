import { cycle, defineMetric, distribution, distributionOptions, elapsed } from "@almanac/core";

/** Seconds from the opening of a cycle to a bot's first hand-over to people. */
export default defineMetric({
  id: "handoff_time",
  title: "Time to hand-over",
  about: "From the opening to the moment a bot handed the conversation over to people.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => c.handed_over,
  measure: (c) => distribution(elapsed(c.opened, c.handed_over)),
});
