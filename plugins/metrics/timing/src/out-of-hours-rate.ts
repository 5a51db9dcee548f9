import { cycle, defineMetric, isOpen, not, proportion } from "@almanac/core";

/** Share 0–1 of cycles opened outside the opening hours of the calendar in force. */
export default defineMetric({
  id: "out_of_hours_rate",
  title: "Out-of-hours rate",
  about: "Share of the conversations that were opened outside opening hours.",
  fact: cycle,
  unit: "share",
  better: "neither",
  at: (c) => c.opened,
  measure: (c) => proportion(not(isOpen(c.opened))),
});
