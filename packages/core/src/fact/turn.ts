import { literal } from "../expression/node.ts";
import {
  and,
  asOf,
  before,
  countOf,
  earlier,
  elapsed,
  first,
  firstKnown,
  is,
  known,
  last,
  minus,
  missing,
  not,
  or,
  runningCount,
  total,
  when,
} from "../expression/words.ts";
import { cycle } from "./cycle.ts";
import { defineFact } from "./define.ts";
import { event, isContact, isReply } from "./event.ts";

const ends = or(isReply, is(event.row.type, "reply.waived"));

/** One row per turn: from the first unanswered message of the customer to the next message of a person. */
export const turn = defineFact({
  id: "turn",
  about: "A customer's unanswered messages and the reply that ended them.",
  of: event,
  where: (e) => and(known(e.conversation), or(isContact, ends)),
  within: ["conversation", "cycle"],
  windows: () => ({ ended: runningCount(ends) }),
  marks: (e) => ({ turn: minus(e.ended, when(ends, literal<"integer">(1), literal<"integer">(0))) }),
  key: ["conversation", "cycle", "turn"],
  order: "asked_order",
  columns: (e) => ({
    asked: first(e.at, isContact),
    asked_last: last(e.at, isContact),
    asked_order: first(e.position, isContact),
    asks: countOf(isContact),
    asked_messages: countOf(and(isContact, is(e.type, "message.received"))),
    answered: first(e.at, isReply),
    answered_order: first(e.position, isReply),
    answered_by: first(e.agent, isReply),
    waived_at: first(e.at, is(e.type, "reply.waived")),
  }),
  joins: { cycle: { fact: cycle, on: ["conversation", "cycle"] } },
  derived: (t) => {
    const watched = firstKnown(t.cycle.closed, asOf());
    return {
      waived: known(t.waived_at),
      owed: when(
        before(t.asked, watched),
        elapsed(t.asked, earlier(firstKnown(t.waived_at, t.answered, watched), watched)),
      ),
    };
  },
  having: (t) => known(t.asked),
  open: (t) => missing(t.cycle.closed),
  dimensions: (t) => ({
    conversation: t.conversation,
    channel: t.cycle.channel,
    project: t.cycle.project,
    source: t.cycle.source,
    customer: t.cycle.customer,
    order: t.cycle.order,
    review: t.cycle.review,
    product: t.cycle.product,
  }),
  credits: (t) => ({
    open: { agent: firstKnown(t.cycle.closed_by, t.cycle.last_assignee) },
    answered: { agent: t.answered_by, upTo: t.answered_order },
  }),
  reasons: (t) => ({
    outbound: t.cycle.outbound,
    spam: is(t.cycle.outcome, "spam"),
    duplicate: is(t.cycle.outcome, "duplicate"),
    waived: t.waived,
  }),
  always: ["spam", "duplicate"],
});

/** One row per cycle with a turn: how long the company owed the next message up to the close, else the as-of, and what was waived. */
export const turns = defineFact({
  id: "turns",
  about: "The turns of one cycle, added up.",
  of: turn,
  key: ["conversation", "cycle"],
  columns: (t) => ({
    company_owed: total(t.owed, not(t.waived)),
    voided: total(t.owed, t.waived),
    turns: countOf(),
  }),
});
