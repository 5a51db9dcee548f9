import { before, cycle, defineMetric, distribution, distributionOptions, elapsed } from "@almanac/core";

/** Seconds a customer waited before giving up; those answered or still waiting are censored, so read the Kaplan–Meier median. */
export default defineMetric({
  id: "patience",
  title: "Patience",
  about: "How long customers wait before they give up; those who were answered would have waited longer.",
  fact: cycle,
  unit: "seconds",
  better: "neither",
  options: distributionOptions,
  at: (c) => c.opened,
  leaveOut: (c) => ({ negative: before(c.answered, c.asked) }),
  measure: (c) => distribution(elapsed(c.asked, c.abandoned), { censoredAt: c.answered }),
});
