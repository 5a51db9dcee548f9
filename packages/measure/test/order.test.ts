import { type LogEvent, parseSettings } from "@almanac/core";
import { connect } from "@almanac/engine-duckdb";
import { timing } from "@almanac/metrics-timing";
import { describe, expect, it } from "vitest";
import { measure } from "../src/index.ts";
import { desk } from "./desk.ts";
import { sessionOf } from "./support.ts";

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
