import {
  call,
  countOf,
  cycle,
  defineFact,
  distinctOf,
  type Expression,
  earlier,
  elapsed,
  event,
  first,
  firstKnown,
  is,
  isMessage,
  isReply,
  known,
  last,
  lastUpTo,
  later,
  latest,
  literal,
  localDay,
  middle,
  minus,
  missing,
  namesTeam,
  next,
  or,
  previous,
  runningCount,
  some,
  total,
} from "@almanac/core";

const perCycle = ["conversation", "cycle"] as const;
const position = (at: Expression<"instant", "row">) => call<"duration">("clock", at);
const topic = call<"text">("attribute", event.row.attributes, literal("topic"));
const noBound = literal<"order">(null);

/** One row per message, or label on another day than the row before: the windows of the catalogue. */
export const step = defineFact({
  id: "conformance_step",
  about: "A message or label with what came before and after it.",
  of: event,
  where: (e) => or(isMessage, is(e.type, "conversation.labelled", "note.added")),
  within: perCycle,
  windows: (e) => ({
    nth_message: runningCount(isMessage),
    labelled_at: latest(e.at, is(e.type, "conversation.labelled")),
    before_at: previous(e.at),
    after_at: next(e.at),
  }),
  marks: (e) => ({ is_other_day: call<"boolean">("ne", localDay(e.at), localDay(e.before_at)) }),
  keep: (e) => or(isMessage, e.is_other_day),
  joins: { cycle: { fact: cycle, on: perCycle } },
  derived: (s) => ({
    gap: elapsed(s.before_at, s.at),
    around: minus(position(firstKnown(s.after_at, s.at)), position(firstKnown(s.before_at, s.at))),
    since_label: elapsed(earlier(s.labelled_at, s.at), later(s.labelled_at, s.at)),
    cycle_channel: s.cycle.channel,
  }),
  // An automatic message before the first cycle has no cycle, and so no calendar.
  having: (s) => known(s.cycle.opened),
  dimensions: (s) => ({ conversation: s.conversation, channel: s.cycle.channel, customer: s.cycle.customer }),
  credits: (s) => ({ at: { agent: s.agent, upTo: s.position } }),
});

/** One row per cycle: the aggregates of the catalogue over events. */
export const folded = defineFact({
  id: "conformance_folded",
  about: "A cycle with the aggregates of the catalogue.",
  of: event,
  where: (e) => known(e.conversation),
  key: perCycle,
  order: "began_order",
  columns: (e, own) => ({
    began: first(e.at),
    began_order: first(e.position),
    went_on: last(e.at),
    replied_order: last(e.position, isReply),
    team_then: lastUpTo(e.team, own.replied_order ?? noBound, namesTeam),
    team_now: lastUpTo(e.team, noBound, namesTeam),
    topic: first(topic, known(topic)),
    first_agent: first(e.agent),
    events: countOf(),
    agents: distinctOf(e.agent),
    talked: total(e.talk),
    was_noted: some(is(e.type, "note.added")),
  }),
  joins: { cycle: { fact: cycle, on: perCycle } },
  having: (f) => known(f.cycle.opened),
  dimensions: (f) => ({ conversation: f.conversation, channel: f.cycle.channel, customer: f.cycle.customer }),
  credits: (f) => ({ open: { agent: f.cycle.last_assignee } }),
  open: (f) => missing(f.cycle.closed),
});

/** One row per conversation: a fold of a fold. */
export const typical = defineFact({
  id: "conformance_typical",
  about: "A conversation's typical gap between messages.",
  of: step,
  key: ["conversation"],
  columns: (s) => ({
    began: first(s.at),
    gap: middle(s.gap),
    moves: countOf(s.is_other_day),
    channel: last(s.cycle_channel),
    around: total(s.around),
  }),
  dimensions: (t) => ({ conversation: t.conversation, channel: t.channel }),
});
