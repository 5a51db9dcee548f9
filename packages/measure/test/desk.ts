import { type LogEvent, parseEvent } from "@almanac/core";

const AGENTS = ["ann", "bob", "cleo", "dan"];

/** A small desk: conversations with turns, pauses, transfers, reopenings and merges, by a generator of our own. */
export function desk(conversations: number): readonly LogEvent[] {
  let state = 12_345;
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  const start = Date.UTC(2026, 9, 1);
  const events: LogEvent[] = [];
  const kinds = [
    { type: "message.received" },
    { type: "conversation.queued", team: "red" },
    { type: "conversation.assigned", team: "blue" },
    { type: "message.sent", by: "agent" },
    { type: "conversation.paused", waiting_on: "customer" },
    { type: "message.received" },
    { type: "message.sent", by: "bot" },
    { type: "conversation.closed", outcome: "solved" },
    { type: "conversation.reopened" },
    { type: "work.logged", talk: 12.5 },
  ];
  for (let c = 0; c < conversations; c += 1) {
    let at = start + random(20 * 86_400) * 1000;
    for (let e = 0; e < 4 + random(12); e += 1) {
      at += random(4) * 1000 * 60;
      const kind = kinds[e === 0 ? 0 : random(kinds.length)] ?? { type: "message.received" };
      const record = {
        ...kind,
        id: `${c}-${e}`,
        source: "desk",
        channel: random(2) === 0 ? "email" : "chat",
        conversation: `c${c}`,
        agent: AGENTS[random(4)],
        at: new Date(at).toISOString(),
      };
      const parsed = parseEvent(record);
      if (parsed.ok) events.push(parsed.event);
    }
  }
  return events;
}
