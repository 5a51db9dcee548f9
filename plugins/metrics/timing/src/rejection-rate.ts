import { decision, defineMetric, is, proportion } from "@almanac/core";

/** Share 0–1 of decisions on drafts that were rejections. */
export default defineMetric({
  id: "rejection_rate",
  title: "Rejection rate",
  about: "Share of the decisions on drafts of replies that sent the draft back.",
  fact: decision,
  unit: "share",
  better: "lower",
  at: (d) => d.at,
  credit: "at",
  measure: (d) => proportion(is(d.type, "reply.rejected")),
});
