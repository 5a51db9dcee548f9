import { cycle, defineMetric, known, proportion } from "@almanac/core";

/** Share 0–1 of cycles that the customer abandoned before any person's reply. */
export default defineMetric({
  id: "abandonment_rate",
  title: "Abandonment rate",
  about: "Share of the conversations that the customer gave up before any person replied.",
  fact: cycle,
  unit: "share",
  better: "lower",
  at: (c) => c.opened,
  measure: (c) => proportion(known(c.abandoned)),
});
