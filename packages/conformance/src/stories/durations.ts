import {
  and,
  asOf,
  before,
  conversation,
  cycle,
  cycleWithPauses,
  cycleWithQueues,
  cycleWithTurns,
  decision,
  defineMetric,
  distribution,
  elapsed,
  firstKnown,
  known,
  literal,
  minus,
  pausesByReason,
  plus,
  turn,
  when,
} from "@almanac/core";

// Small metrics that stand for each kind of measure and each fact; the families' own have more options.

const seconds = { unit: "seconds", better: "lower" } as const;
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

/** From the first to the last message of a closed cycle. */
export const conversing = defineMetric({
  id: "conversation_time",
  title: "Conversation",
  about,
  fact: cycle,
  ...seconds,
  at: (c) => c.closed,
  measure: (c) => distribution(when(known(c.closed), elapsed(c.first_message, c.last_message))),
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
