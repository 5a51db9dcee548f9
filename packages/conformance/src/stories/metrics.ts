import {
  and,
  asOf,
  before,
  conversation,
  count,
  cycle,
  cycleWithPauses,
  cycleWithQueues,
  cycleWithTurns,
  decision,
  defineMetric,
  distinct,
  distribution,
  each,
  elapsed,
  firstKnown,
  is,
  isOpen,
  known,
  level,
  literal,
  message,
  minus,
  not,
  pausesByReason,
  plus,
  proportion,
  ratio,
  sum,
  turn,
  when,
} from "@almanac/core";

// Small metrics that stand for each kind of measure and each fact; the families' own have more options.

const seconds = { unit: "seconds", better: "lower" } as const;
const share = { unit: "share", better: "higher" } as const;
const number = { unit: "count", better: "neither" } as const;
const about = "A metric of the conformance suite.";
const none = literal<"duration">(0);

/** From asked to the first message of a person. */
export const firstResponse = defineMetric({
  id: "first_response_time",
  title: "First response",
  about,
  fact: cycle,
  ...seconds,
  at: (c) => c.opened,
  excludes: ["outbound", "waived"],
  measure: (c) => distribution(elapsed(c.asked, c.answered)),
});

/** From asked to the first message of a bot. */
export const botResponse = defineMetric({
  id: "bot_response",
  title: "Bot response",
  about,
  fact: cycle,
  ...seconds,
  at: (c) => c.opened,
  credit: "bot_answered",
  measure: (c) => distribution(when(known(c.bot_answered), elapsed(c.asked, c.bot_answered))),
});

/** Each turn from its first message to its reply. */
export const response = defineMetric({
  id: "response_time",
  title: "Response",
  about,
  fact: turn,
  ...seconds,
  at: (t) => t.asked,
  excludes: ["outbound", "waived"],
  measure: (t) => distribution(elapsed(t.asked, t.answered)),
});

/** From opening to the bot's hand-over. */
export const handoff = defineMetric({
  id: "handoff_time",
  title: "Hand-over",
  about,
  fact: cycle,
  ...seconds,
  at: (c) => c.handed_over,
  measure: (c) => distribution(elapsed(c.opened, c.handed_over)),
});

/** From publication to indexing. */
export const indexing = defineMetric({
  id: "indexing_delay",
  title: "Indexing",
  about,
  fact: cycle,
  ...seconds,
  at: (c) => c.indexed,
  measure: (c) => distribution(elapsed(c.published, c.indexed)),
});

/** From queued to assigned, where the queue came first. */
export const queue = defineMetric({
  id: "queue_time",
  title: "Queue",
  about,
  fact: cycle,
  ...seconds,
  at: (c) => c.assigned,
  leaveOut: (c) => ({ negative: and(known(c.queued), before(c.assigned_order, c.queued_order)) }),
  measure: (c) => distribution(elapsed(c.queued, c.assigned)),
});

/** All spells in a queue. */
export const queues = defineMetric({
  id: "total_queue_time",
  title: "Queues",
  about,
  fact: cycleWithQueues,
  ...seconds,
  at: (c) => c.assigned,
  measure: (c) => distribution(c.queues.queued_for),
});

const pausedBy = defineMetric({
  id: "paused_time",
  title: "Paused",
  about,
  fact: pausesByReason,
  ...seconds,
  at: (p) => p.cycle.closed,
  measure: (p) => distribution(p.paused),
});

/** All pauses of a closed cycle; one row for each thing waited on where that is asked for. */
export const paused = defineMetric({
  id: "paused_time",
  title: "Paused",
  about,
  fact: cycleWithPauses,
  ...seconds,
  at: (c) => c.closed,
  measure: (c) => distribution(c.pauses.paused),
  splits: { waiting_on: pausedBy },
});

/** From opening to close less every pause; open cycles so far. */
export const work = defineMetric({
  id: "agent_work_time",
  title: "Work",
  about,
  fact: cycleWithPauses,
  ...seconds,
  at: (c) => c.closed,
  start: (c) => c.opened,
  measure: (c) => {
    const worked = minus(elapsed(c.opened, firstKnown(c.closed, asOf())), firstKnown(c.pauses.paused, none));
    return distribution(worked, { start: c.opened, end: c.closed, soFar: worked });
  },
});

/** While the company owed the next message. */
export const requesterWait = defineMetric({
  id: "requester_wait_time",
  title: "Requester wait",
  about,
  fact: cycleWithTurns,
  ...seconds,
  at: (c) => c.closed,
  measure: (c) => distribution(when(known(c.asked), firstKnown(c.turns.company_owed, none))),
});

/** While the customer owed the next message. */
export const agentWait = defineMetric({
  id: "agent_wait_time",
  title: "Agent wait",
  about,
  fact: cycleWithTurns,
  ...seconds,
  at: (c) => c.closed,
  measure: (c) => {
    const company = plus(firstKnown(c.turns.company_owed, none), firstKnown(c.turns.voided, none));
    return distribution(minus(elapsed(c.asked, c.closed), company));
  },
});

/** From opening to a close as solved. */
export const resolution = defineMetric({
  id: "resolution_time",
  title: "Resolution",
  about,
  fact: cycle,
  ...seconds,
  at: (c) => c.closed,
  measure: (c) => distribution(elapsed(c.opened, c.solved)),
});

/** From indexed, else published, else opened, to the close. */
export const process = defineMetric({
  id: "process_time",
  title: "Process",
  about,
  fact: cycle,
  ...seconds,
  at: (c) => c.closed,
  measure: (c) => distribution(elapsed(c.process_start, c.closed)),
});

/** From a conversation's first opening to its first solved close. */
export const firstResolution = defineMetric({
  id: "first_resolution_time",
  title: "First resolution",
  about,
  fact: conversation,
  ...seconds,
  at: (c) => c.opened,
  measure: (c) => distribution(elapsed(c.opened, c.first_solved)),
});

/** From a conversation's first opening to its last solved close, where it is closed. */
export const fullResolution = defineMetric({
  id: "full_resolution_time",
  title: "Full resolution",
  about,
  fact: conversation,
  ...seconds,
  at: (c) => c.opened,
  measure: (c) => distribution(elapsed(c.opened, c.fully_solved)),
});

/** From the latest drafting to the decision. */
export const approval = defineMetric({
  id: "approval_time",
  title: "Approval",
  about,
  fact: decision,
  ...seconds,
  at: (d) => d.at,
  measure: (d) => distribution(elapsed(d.drafted, d.at)),
});

/** Until the customer gave up; the answered are censored at their answer. */
export const patience = defineMetric({
  id: "patience",
  title: "Patience",
  about,
  fact: cycle,
  ...seconds,
  at: (c) => c.opened,
  measure: (c) => distribution(elapsed(c.asked, c.abandoned), { censoredAt: c.answered }),
});

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
