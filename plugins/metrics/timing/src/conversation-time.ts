import { cycle, defineMetric, distribution, distributionOptions, elapsed } from "@almanac/core";

/** Seconds from the first to the last message of a closed cycle, those after the close too; one message gives 0. */
export default defineMetric({
  id: "conversation_time",
  title: "Conversation time",
  about: "From the first to the last message of a closed conversation: how long the two sides talked.",
  fact: cycle,
  unit: "seconds",
  better: "neither",
  options: distributionOptions,
  at: (c) => c.closed,
  measure: (c) => {
    const talked = elapsed(c.first_message, c.last_message);
    return distribution(talked, { start: c.first_message, end: c.closed, soFar: talked });
  },
});
