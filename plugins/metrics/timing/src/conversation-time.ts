import { before, cycle, defineMetric, distribution, distributionOptions, elapsed, when } from "@almanac/core";

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
    // Messages may all come after the close, which then is where the watching starts and ends.
    const start = when(before(c.closed, c.first_message), c.closed, c.first_message);
    return distribution(talked, { start, end: c.closed, soFar: talked });
  },
});
