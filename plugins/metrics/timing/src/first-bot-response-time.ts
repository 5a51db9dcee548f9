import { cycle, defineMetric, distribution, distributionOptions, elapsed, known, when } from "@almanac/core";

/** Seconds from a customer's first message to the first reply by a bot; cycles without one are left out, never censored. */
export default defineMetric({
  id: "first_bot_response_time",
  title: "First bot response time",
  about: "From the customer's first message to the first reply by a bot, acknowledgements nobody wrote aside.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => c.opened,
  excludes: ["outbound"],
  credit: "bot_answered",
  measure: (c) => distribution(when(known(c.bot_answered), elapsed(c.asked, c.bot_answered))),
});
