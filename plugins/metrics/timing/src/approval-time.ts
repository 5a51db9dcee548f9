import { decision, defineMetric, distribution, distributionOptions, elapsed } from "@almanac/core";

/** Seconds from a draft's latest writing to its approval or rejection. */
export default defineMetric({
  id: "approval_time",
  title: "Approval time",
  about: "From the latest writing of a draft to the decision on it: approved or rejected.",
  fact: decision,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (d) => d.at,
  measure: (d) => distribution(elapsed(d.drafted, d.at)),
});
