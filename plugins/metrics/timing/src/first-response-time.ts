import { cycle, defineMetric, distribution, elapsed } from "@almanac/core";

/** Seconds from a customer's first message to the first reply by a person. */
export default defineMetric({
  id: "first_response_time",
  title: "First response time",
  about: "From the customer's first message to the first reply by a person.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  at: (c) => c.opened,
  excludes: ["outbound", "waived"],
  measure: (c) => distribution(elapsed(c.asked, c.answered)),
});
