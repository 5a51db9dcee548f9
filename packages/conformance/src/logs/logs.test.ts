import { EVENT_TYPES } from "@almanac/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventsOf } from "../example/example.ts";
import { type KnownEvent, knownEvents } from "../reference/known-events.ts";
import { logs } from "./logs.ts";

const LOGS = fc.sample(logs(), { numRuns: 300, seed: 11 }).map(eventsOf);
const EVENTS = LOGS.flat();
const KNOWN = LOGS.map((events) => knownEvents(events, null));

/** In how many random logs something occurs. */
const logsWith = (holds: (events: readonly KnownEvent[]) => boolean): number => KNOWN.filter(holds).length;

describe("random logs", () => {
  it("use every type of event", () => {
    expect(new Set(EVENTS.map(({ type }) => type))).toEqual(new Set(EVENT_TYPES.map(({ name }) => name)));
  });

  it("have ties, corrections, voids, derived times, several sources and late records", () => {
    const repeated = LOGS.filter(
      (events) => new Set(events.map(({ source, id }) => `${source} ${id}`)).size < events.length,
    );
    expect(repeated.length).toBeGreaterThan(60);
    const tied = LOGS.filter(
      (events) => new Set(events.map(({ at, conversation }) => `${at} ${conversation}`)).size < events.length,
    );
    expect(tied.length).toBeGreaterThan(150);
    for (const holds of [
      EVENTS.filter((event) => event.void),
      EVENTS.filter(({ derived }) => derived),
      EVENTS.filter(({ source }) => source === "t"),
      EVENTS.filter(({ sequence }) => sequence !== 0),
      EVENTS.filter(({ at, recorded }) => recorded > at),
      EVENTS.filter(({ at, recorded }) => recorded < at),
    ])
      expect(holds.length).toBeGreaterThan(100);
  });

  it("have merged and reopened conversations, automatic messages that open none, and events outside any", () => {
    expect(logsWith((events) => events.some(({ cycle }) => (cycle ?? 0n) > 1n))).toBeGreaterThan(40);
    expect(logsWith((events) => events.some(({ cycle }) => cycle === 0n))).toBeGreaterThan(5);
    expect(logsWith((events) => events.some(({ conversation }) => conversation === null))).toBeGreaterThan(40);
    expect(logsWith((events) => events.some(({ type }) => type === "conversation.merged"))).toBeGreaterThan(40);
    const merges = LOGS.map((events) => events.filter(({ type }) => type === "conversation.merged").length);
    const kept = KNOWN.map((events) => events.filter(({ type }) => type === "conversation.merged").length);
    expect(merges.filter((count, index) => count > (kept[index] ?? 0)).length).toBeGreaterThan(10);
  });
});
