import { and, before, cycle, defineMetric, isOpen, known, missing, not, or, proportion } from "@almanac/core";

/** Share 0–1 of the cycles opened outside opening hours that a bot answered while the desk was closed and before any person. */
export default defineMetric({
  id: "out_of_hours_bot_rate",
  title: "Answered by a bot out of hours",
  about: "Share of the conversations opened outside opening hours that a bot answered while the desk was closed.",
  fact: cycle,
  unit: "share",
  better: "higher",
  at: (c) => c.opened,
  leaveOut: (c) => ({ "not-eligible": isOpen(c.opened) }),
  measure: (c) => {
    const isFirst = or(missing(c.answered), before(c.bot_answered_order, c.answered_order));
    return proportion(and(known(c.bot_answered), not(isOpen(c.bot_answered)), isFirst));
  },
});
