import { countOf, first, is, known, last, localDay, total } from "../expression/words.ts";
import { channelSwitch } from "./action.ts";
import { defineFact } from "./define.ts";
import { event } from "./event.ts";

/** One row per agent and local day with a shift. */
export const agentDay = defineFact({
  id: "agent_day",
  about: "One local day on which an agent worked a shift.",
  of: event,
  where: (e) => is(e.type, "shift.worked"),
  marks: (e) => ({ day: localDay(e.at) }),
  key: ["agent", "day"],
  order: "began_order",
  columns: (e) => ({
    began: first(e.at),
    began_order: first(e.position),
    worked: total(e.seconds),
    team: last(e.team, known(e.team)),
    source: first(e.source),
  }),
  dimensions: (d) => ({ source: d.source }),
  credits: (d) => ({ began: { agent: d.agent, team: d.team } }),
});

/** One row per agent and local day with a move between channels. */
export const switchDay = defineFact({
  id: "switch_day",
  about: "One agent's moves between channels on one local day, added up.",
  of: channelSwitch,
  key: ["agent", "day"],
  columns: (s) => ({ lost: total(s.lost), switches: countOf() }),
});

/** The day of a shift with the agent's moves between channels; null there for a day without one. */
export const agentDayWithSwitches = defineFact({
  id: "agent_day_with_switches",
  about: "One local day of an agent's shift with the moves between channels.",
  of: agentDay,
  joins: { switches: { fact: switchDay, on: ["agent", "day"] } },
});
