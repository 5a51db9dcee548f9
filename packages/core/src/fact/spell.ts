import { literal } from "../expression/node.ts";
import {
  and,
  asOf,
  before,
  earlier,
  elapsed,
  first,
  firstKnown,
  is,
  known,
  minus,
  missing,
  next,
  not,
  or,
  runningCount,
  total,
  when,
} from "../expression/words.ts";
import { cycle } from "./cycle.ts";
import { defineFact } from "./define.ts";
import { event } from "./event.ts";

const perCycle = ["conversation", "cycle"] as const;
const leavesQueue = is(event.row.type, "conversation.assigned", "conversation.closed");

/** One row per spell in a queue: from being queued while in none to the next assignment or close. */
export const queueSpell = defineFact({
  id: "queue_spell",
  about: "A stretch of a cycle spent in a queue.",
  of: event,
  where: (e) => and(known(e.conversation), or(is(e.type, "conversation.queued"), leavesQueue)),
  within: perCycle,
  windows: () => ({ left: runningCount(leavesQueue) }),
  marks: (e) => ({ spell: minus(e.left, when(leavesQueue, literal<"integer">(1), literal<"integer">(0))) }),
  key: [...perCycle, "spell"],
  order: "began_order",
  columns: (e) => ({
    began: first(e.at, is(e.type, "conversation.queued")),
    began_order: first(e.position, is(e.type, "conversation.queued")),
    ended: first(e.at, leavesQueue),
  }),
  joins: { cycle: { fact: cycle, on: perCycle } },
  derived: (s) => ({
    lasted: when(
      or(missing(s.cycle.closed_order), before(s.began_order, s.cycle.closed_order)),
      elapsed(s.began, s.ended),
    ),
  }),
  having: (s) => known(s.began),
});

/** One row per cycle that was queued: its spells in a queue added up; a spell that has not ended adds nothing. */
export const queueSpells = defineFact({
  id: "queue_spells",
  about: "The spells in a queue of one cycle, added up.",
  of: queueSpell,
  key: perCycle,
  columns: (s) => ({ queued_for: total(s.lasted) }),
});

/** One row per pause: from `paused` to the next pause, resumption, received message or close. */
export const pauseSpell = defineFact({
  id: "pause_spell",
  about: "A stretch of a cycle in which it waited for the customer, a third party or a date.",
  of: event,
  where: (e) =>
    and(
      known(e.conversation),
      is(e.type, "conversation.paused", "conversation.resumed", "conversation.closed", "message.received"),
    ),
  within: perCycle,
  windows: (e) => ({ until: next(e.at) }),
  keep: (e) => is(e.type, "conversation.paused"),
  joins: { cycle: { fact: cycle, on: perCycle } },
  derived: (s) => {
    const watched = firstKnown(s.cycle.closed, asOf());
    return {
      lasted: when(
        not(before(s.cycle.closed_order, s.position)),
        elapsed(s.at, earlier(firstKnown(s.until, watched), watched)),
      ),
    };
  },
});

/** One row per cycle with a pause: its pauses added up to the close, else the as-of. */
export const pauses = defineFact({
  id: "pauses",
  about: "The pauses of one cycle, added up.",
  of: pauseSpell,
  key: perCycle,
  columns: (s) => ({ paused: total(s.lasted) }),
});

/** One row per cycle and what it waited on, up to the close, else the as-of. */
export const pausesByReason = defineFact({
  id: "pauses_by_reason",
  about: "The pauses of one cycle on one thing waited on, added up.",
  of: pauseSpell,
  key: [...perCycle, "waiting_on"],
  columns: (s) => ({ paused: total(s.lasted) }),
  joins: { cycle: { fact: cycle, on: perCycle } },
  open: (s) => missing(s.cycle.closed),
  dimensions: (s) => ({
    conversation: s.conversation,
    channel: s.cycle.channel,
    project: s.cycle.project,
    source: s.cycle.source,
    customer: s.cycle.customer,
    order: s.cycle.order,
    review: s.cycle.review,
    product: s.cycle.product,
    waiting_on: s.waiting_on,
  }),
  credits: (s) => ({
    open: { agent: firstKnown(s.cycle.closed_by, s.cycle.last_assignee) },
    "cycle.closed": { agent: s.cycle.closed_by, upTo: s.cycle.closed_order },
  }),
  reasons: (s) => ({ spam: is(s.cycle.outcome, "spam"), duplicate: is(s.cycle.outcome, "duplicate") }),
  always: ["spam", "duplicate"],
});
