import { literal } from "../expression/node.ts";
import {
  and,
  before,
  elapsed,
  equal,
  is,
  known,
  localDay,
  middle,
  minus,
  missing,
  not,
  or,
  previous,
  when,
} from "../expression/words.ts";
import { cycle } from "./cycle.ts";
import { defineFact } from "./define.ts";
import { event, isReply } from "./event.ts";

const closesIt = and(is(event.row.type, "conversation.closed"), or(is(event.row.by, "agent"), missing(event.row.by)));

/** Something a person did in a conversation: the types whose `agent` is by contract who did it. */
const isAction = or(
  isReply,
  closesIt,
  is(event.row.type, "note.added", "reply.drafted", "reply.approved", "reply.rejected", "work.logged"),
);

/** One row per action of a named person, with the time since that person's action before on the same local day. */
export const action = defineFact({
  id: "action",
  about: "Something a named person did in a conversation.",
  of: event,
  where: (e) => and(known(e.agent), isAction),
  within: ["agent"],
  windows: (e) => ({ previous_at: previous(e.at), previous_channel: previous(e.channel) }),
  marks: (e) => ({ day: localDay(e.at), previous_day: localDay(e.previous_at) }),
  joins: { cycle: { fact: cycle, on: ["conversation", "cycle"] } },
  derived: (a) => {
    const gap = when(equal(a.day, a.previous_day), elapsed(a.previous_at, a.at));
    const stays = equal(a.channel, a.previous_channel);
    return {
      stayed: when(stays, gap),
      switched: when(not(stays), gap),
      cycle_project: a.cycle.project,
      cycle_customer: a.cycle.customer,
    };
  },
  dimensions: (a) => ({
    conversation: a.conversation,
    channel: a.channel,
    project: a.cycle_project,
    source: a.source,
    customer: a.cycle_customer,
  }),
  credits: (a) => ({ at: { agent: a.agent, upTo: a.position, team: a.team } }),
});

/** One row per agent: the median gap between consecutive actions on one channel, over all days; null where there is none. */
export const agentRhythm = defineFact({
  id: "agent_rhythm",
  about: "The usual gap between one agent's consecutive actions on one channel.",
  of: action,
  key: ["agent"],
  columns: (a) => ({ usual: middle(a.stayed) }),
});

/** One row per action that followed one on another channel: the gap beyond the agent's usual one; null without a usual one. */
export const channelSwitch = defineFact({
  id: "channel_switch",
  about: "An agent's move from one channel to another.",
  of: action,
  where: (a) => known(a.switched),
  joins: { rhythm: { fact: agentRhythm, on: ["agent"] } },
  derived: (s) => ({
    lost: when(
      known(s.rhythm.usual),
      when(before(s.rhythm.usual, s.switched), minus(s.switched, s.rhythm.usual), literal<"duration">(0)),
    ),
  }),
});
