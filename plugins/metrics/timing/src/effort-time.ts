import { before, cycle, defineMetric, each, firstKnown, literal, plus, ratio, when } from "@almanac/core";

const none = literal<"duration">(0);

/** Seconds of measured effort (talk, hold, wrap) per closed cycle with logged work: the AHT of call centres. */
export default defineMetric({
  id: "effort_time",
  title: "Effort per conversation",
  about: "Logged talk, hold and wrap-up time per closed conversation with logged work: the AHT of call centres.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  at: (c) => c.closed,
  credit: "closed",
  measure: (c) => {
    const effort = plus(firstKnown(c.talk, none), firstKnown(c.hold, none), firstKnown(c.wrap, none));
    return ratio(when(before(literal<"integer">(0), c.logged), effort), each);
  },
});
