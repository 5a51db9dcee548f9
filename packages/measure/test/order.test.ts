import { type LogEvent, parseEvent, parseSettings } from "@almanac/core";
import { connect } from "@almanac/engine-duckdb";
import { timing } from "@almanac/metrics-timing";
import { describe, expect, it } from "vitest";
import { measure } from "../src/index.ts";
import { sessionOf } from "./support.ts";

const AGENTS = ["ann", "bob", "cleo", "dan"];

/** A small desk: conversations with turns, pauses, transfers, reopenings and merges, by a generator of our own. */
function desk(conversations: number): readonly LogEvent[] {
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

/** The events in another order, some of them twice. */
function shuffled(events: readonly LogEvent[], seed: number): readonly LogEvent[] {
  const keyed = events.map((event, i) => ({ event, key: (i * 7919 + seed * 104_729) % 1_000_003 }));
  const other = keyed.sort((a, b) => a.key - b.key).map(({ event }) => event);
  return [...other, ...other.slice(0, other.length / 3)];
}

async function figures(events: readonly LogEvent[], threads: number): Promise<string> {
  const connection = await connect({ threads });
  try {
    const metrics = timing().map((metric) => metric());
    const settings = parseSettings({
      zone: "Europe/Warsaw",
      targets: [{ name: "quick", within: "PT5M" }],
      calendars: { default: "always", calendars: { always: { zone: "UTC", weekly: { mon: [["00:00", "24:00"]] } } } },
    });
    const session = await sessionOf(
      connection,
      events,
      settings,
      new Map(metrics.map((metric) => [metric.id, metric])),
    );
    const query = {
      from: "2026-10-01",
      to: "2026-11-01",
      where: [],
      clock: "calendar",
      when: "at",
      asOf: null,
      zone: null,
      target: null,
    } as const;
    const whole = await measure(session, { ...query, metrics, by: ["channel", "agent"], unit: null });
    const days = await measure(session, { ...query, metrics, by: [], unit: "day" });
    return JSON.stringify([whole, days]);
  } finally {
    connection.close();
  }
}

describe("the figures of a set of events", () => {
  it("are the same bytes in any order and repetition, on 1, 2 and 8 threads", async () => {
    const events = desk(400);
    const expected = await figures(events, 1);
    expect(expected.length).toBeGreaterThan(100_000);
    for (const [seed, threads] of [
      [1, 2],
      [2, 8],
      [3, 1],
    ] as const) {
      expect(await figures(shuffled(events, seed), threads)).toBe(expected);
    }
  }, 120_000);
});
