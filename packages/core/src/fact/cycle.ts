import { and, before, countOf, elapsed, equal, first, firstKnown, is, known, last, missing, not, or, total, when } from "../expression/words.ts";
import { literal } from "../expression/node.ts";
import { defineFact } from "./define.ts";
import { event, isBotReply, isContact, isMessage, isReply, mayOpen } from "./event.ts";

/** One row per conversation cycle: from its opening to its close, with what happened until the next one opened. */
export const cycle = defineFact({
  id: "cycle",
  about: "One cycle of a conversation: opened by its first event, ended by its close.",
  of: event,
  where: (e) => known(e.conversation),
  key: ["conversation", "cycle"],
  columns: (e) => {
    const closes = is(e.type, "conversation.closed");
    const assigns = is(e.type, "conversation.assigned");
    const handsOver = and(is(e.type, "conversation.queued", "conversation.assigned"), is(e.from, "bot"));
    const speaks = or(isContact, is(e.type, "message.sent", "note.added"));
    const works = is(e.type, "work.logged");
    return {
      opened: first(e.at, mayOpen),
      opened_order: first(e.position, mayOpen),
      asked: first(e.at, isContact),
      answered: first(e.at, isReply),
      answered_order: first(e.position, isReply),
      answered_by: first(e.agent, isReply),
      bot_answered: first(e.at, isBotReply),
      published: first(e.at, is(e.type, "conversation.published")),
      indexed: first(e.at, is(e.type, "conversation.indexed")),
      indexed_order: first(e.position, is(e.type, "conversation.indexed")),
      queued: first(e.at, is(e.type, "conversation.queued")),
      queued_order: first(e.position, is(e.type, "conversation.queued")),
      assigned: first(e.at, assigns),
      assigned_order: first(e.position, assigns),
      first_assignee: first(e.agent, assigns),
      last_assignee: last(e.agent, assigns),
      handed_over: first(e.at, handsOver),
      handed_over_order: first(e.position, handsOver),
      handed_over_to: first(e.agent, handsOver),
      waived_order: first(e.position, is(e.type, "reply.waived")),
      closed: first(e.at, closes),
      closed_order: first(e.position, closes),
      outcome: first(e.outcome, closes),
      closed_by: first(when(or(is(e.by, "agent"), missing(e.by)), e.agent), closes),
      first_message: first(e.at, isMessage),
      last_message: last(e.at, isMessage),
      first_spoken: first(e.type, speaks),
      talk: total(e.talk, works),
      hold: total(e.hold, works),
      wrap: total(e.wrap, works),
      logged: countOf(works),
      channel: first(e.channel, mayOpen),
      project: first(e.project, mayOpen),
      source: first(e.source, mayOpen),
      customer: last(e.customer, known(e.customer)),
      order: last(e.order, known(e.order)),
      review: last(e.review, known(e.review)),
      product: last(e.product, known(e.product)),
    };
  },
  derived: (c) => ({
    solved: when(is(c.outcome, "solved"), c.closed),
    abandoned: when(and(is(c.outcome, "abandoned"), or(missing(c.answered), before(c.closed_order, c.answered_order))), c.closed),
    process_start: when(known(c.indexed), c.indexed, when(known(c.published), c.published, c.opened)),
    outbound: is(c.first_spoken, "message.sent", "note.added"),
    waived: and(known(c.waived_order), or(missing(c.answered_order), before(c.waived_order, c.answered_order))),
    message_span: when(known(c.closed), elapsed(c.first_message, c.last_message)),
  }),
  having: (c) => not(equal(c.cycle, literal(0))),
  open: (c) => missing(c.closed),
  dimensions: (c) => ({
    conversation: c.conversation,
    channel: c.channel,
    project: c.project,
    source: c.source,
    customer: c.customer,
    order: c.order,
    review: c.review,
    product: c.product,
  }),
  credits: (c) => ({
    open: { agent: firstKnown(c.closed_by, c.last_assignee) },
    answered: { agent: c.answered_by, upTo: c.answered_order },
    bot_answered: {},
    indexed: { upTo: c.indexed_order },
    assigned: { agent: c.first_assignee, upTo: c.assigned_order },
    handed_over: { agent: c.handed_over_to, upTo: c.handed_over_order },
    closed: { agent: c.closed_by, upTo: c.closed_order },
    solved: { agent: c.closed_by, upTo: c.closed_order },
    abandoned: { agent: c.closed_by, upTo: c.closed_order },
  }),
  reasons: (c) => ({
    outbound: c.outbound,
    spam: is(c.outcome, "spam"),
    duplicate: is(c.outcome, "duplicate"),
    waived: c.waived,
  }),
  always: ["spam", "duplicate"],
});
