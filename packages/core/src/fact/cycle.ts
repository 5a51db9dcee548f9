import { type Expression, literal, type ValueType } from "../expression/node.ts";
import {
  and,
  before,
  countOf,
  equal,
  first,
  firstKnown,
  is,
  known,
  last,
  missing,
  not,
  or,
  total,
  when,
} from "../expression/words.ts";
import { defineFact } from "./define.ts";
import { event, isBotReply, isContact, isMessage, isReply, mayOpen } from "./event.ts";

type Row<T extends ValueType> = Expression<T, "row">;

/** What happens after a close changes no instant of the cycle: the value stands only where its event is not after the close. */
function unlessLate<T extends ValueType>(value: Row<T>, order: Row<"order">, closed: Row<"order">): Row<T> {
  return when(not(before(closed, order)), value);
}

/** One row per conversation cycle: from its opening to its close, with what happened until the next one opened. */
export const cycle = defineFact({
  id: "cycle",
  about: "One cycle of a conversation: opened by its first event, ended by its close.",
  of: event,
  where: (e) => known(e.conversation),
  key: ["conversation", "cycle"],
  order: "opened_order",
  columns: (e) => {
    const closes = is(e.type, "conversation.closed");
    const assigns = is(e.type, "conversation.assigned");
    const handsOver = and(is(e.type, "conversation.queued", "conversation.assigned"), is(e.from, "bot"));
    const speaks = or(isContact, is(e.type, "message.sent", "note.added"));
    const works = is(e.type, "work.logged");
    const publishes = is(e.type, "conversation.published");
    const indexes = is(e.type, "conversation.indexed");
    const queues = is(e.type, "conversation.queued");
    const isAnyReply = or(isReply, isBotReply);
    return {
      opened: first(e.at, mayOpen),
      opened_order: first(e.position, mayOpen),
      asked_ever: first(e.at, isContact),
      asked_order: first(e.position, isContact),
      answered: first(e.at, isReply),
      answered_order: first(e.position, isReply),
      answered_by: first(e.agent, isReply),
      bot_answered: first(e.at, isBotReply),
      bot_answered_order: first(e.position, isBotReply),
      replied: first(e.at, isAnyReply),
      replied_order: first(e.position, isAnyReply),
      replied_by: first(when(is(e.by, "agent"), e.agent), isAnyReply),
      published_ever: first(e.at, publishes),
      published_order: first(e.position, publishes),
      indexed_ever: first(e.at, indexes),
      indexed_order: first(e.position, indexes),
      queued_ever: first(e.at, queues),
      queued_order: first(e.position, queues),
      assigned_ever: first(e.at, assigns),
      assigned_order: first(e.position, assigns),
      first_assignee: first(e.agent, assigns),
      last_assignee: last(e.agent, assigns),
      handed_over_ever: first(e.at, handsOver),
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
  derived: (c) => {
    const indexed = unlessLate(c.indexed_ever, c.indexed_order, c.closed_order);
    const published = unlessLate(c.published_ever, c.published_order, c.closed_order);
    const unanswered = or(missing(c.answered), before(c.closed_order, c.answered_order));
    return {
      asked: unlessLate(c.asked_ever, c.asked_order, c.closed_order),
      published,
      indexed,
      queued: unlessLate(c.queued_ever, c.queued_order, c.closed_order),
      assigned: unlessLate(c.assigned_ever, c.assigned_order, c.closed_order),
      handed_over: unlessLate(c.handed_over_ever, c.handed_over_order, c.closed_order),
      solved: when(is(c.outcome, "solved"), c.closed),
      abandoned: when(and(is(c.outcome, "abandoned"), unanswered), c.closed),
      process_start: firstKnown(indexed, published, c.opened),
      outbound: is(c.first_spoken, "message.sent", "note.added"),
      waived: and(known(c.waived_order), or(missing(c.answered_order), before(c.waived_order, c.answered_order))),
    };
  },
  having: (c) => and(known(c.opened), not(equal(c.cycle, literal(0)))),
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
    bot_answered: { upTo: c.bot_answered_order },
    replied: { agent: c.replied_by, upTo: c.replied_order },
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
