import {
  and,
  before,
  count,
  cycle,
  defineMetric,
  distinct,
  each,
  firstKnown,
  is,
  isOpen,
  known,
  level,
  literal,
  message,
  not,
  plus,
  proportion,
  ratio,
  sum,
  when,
} from "@almanac/core";

const seconds = { unit: "seconds", better: "lower" } as const;
const share = { unit: "share", better: "higher" } as const;
const number = { unit: "count", better: "neither" } as const;
const about = "A metric of the conformance suite.";
const none = literal<"duration">(0);

/** Logged effort per closed cycle that has some. */
export const effort = defineMetric({
  id: "effort_time",
  title: "Effort",
  about,
  fact: cycle,
  ...seconds,
  at: (c) => c.closed,
  measure: (c) => {
    const logged = plus(firstKnown(c.talk, none), firstKnown(c.hold, none), firstKnown(c.wrap, none));
    return ratio(when(before(literal<"integer">(0), c.logged), logged), each);
  },
});

/** Seconds talked in closed cycles. */
export const talked = defineMetric({
  id: "talk_time",
  title: "Talk",
  about,
  fact: cycle,
  ...seconds,
  at: (c) => c.closed,
  measure: (c) => sum(c.talk),
});

/** Cycles opened. */
export const requests = defineMetric({
  id: "requests",
  title: "Requests",
  about,
  fact: cycle,
  ...number,
  at: (c) => c.opened,
  measure: () => count(),
});

/** Cycles opened, nobody's own. */
export const uncredited = defineMetric({
  id: "uncredited",
  title: "Requests of the desk",
  about,
  fact: cycle,
  ...number,
  at: (c) => c.opened,
  credit: null,
  measure: () => count(),
});

/** Closes that end a cycle. */
export const closes = defineMetric({
  id: "closed",
  title: "Closed",
  about,
  fact: cycle,
  ...number,
  at: (c) => c.closed,
  credit: "closed",
  measure: () => count(),
});

/** First assignments. */
export const assigned = defineMetric({
  id: "assigned",
  title: "Assigned",
  about,
  fact: cycle,
  ...number,
  at: (c) => c.assigned,
  credit: "assigned",
  measure: () => count(),
});

/** Messages of persons. */
export const replies = defineMetric({
  id: "replies",
  title: "Replies",
  about,
  fact: message,
  ...number,
  at: (m) => m.at,
  credit: "at",
  measure: (m) => count(and(is(m.type, "message.sent"), is(m.by, "agent"), not(m.automatic))),
});

/** Customers with a cycle. */
export const customers = defineMetric({
  id: "customers",
  title: "Customers",
  about,
  fact: cycle,
  ...number,
  at: (c) => c.opened,
  measure: (c) => distinct(c.customer),
});

/** Cycles open. */
export const backlog = defineMetric({
  id: "backlog",
  title: "Backlog",
  about,
  fact: cycle,
  ...number,
  measure: (c) => level(c.opened, c.closed),
});

/** Cycles closed as solved of those received. */
export const resolutionRate = defineMetric({
  id: "resolution_rate",
  title: "Resolution rate",
  about,
  fact: cycle,
  ...share,
  at: (c) => c.opened,
  excludes: ["outbound"],
  measure: (c) => proportion(known(c.solved)),
});

/** Cycles opened outside the hours of the calendar in force. */
export const outOfHours = defineMetric({
  id: "out_of_hours_rate",
  title: "Out of hours",
  about,
  fact: cycle,
  ...share,
  at: (c) => c.opened,
  measure: (c) => proportion(not(isOpen(c.opened))),
});
