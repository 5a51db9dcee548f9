import { type LogEvent, type MeasureRow, parseEvent } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { simpleEstimate } from "../estimate/simple-estimate.ts";
import { referenceRows } from "./compare.ts";
import type { ConformanceEngine } from "./engine.ts";
import { type ConformanceCase, type TestEngineOptions, testEngine } from "./test-engine.ts";

type Measure = ConformanceEngine["measure"];

const faithful: Measure = async (query, events, settings, registry) =>
  referenceRows({ query, events, settings, registry }, simpleEstimate);

/** An engine that does to each event what it should not. */
const misreading =
  (change: (event: LogEvent) => Partial<LogEvent>): Measure =>
  (query, events, ...rest) =>
    faithful(
      query,
      events.map((event) => ({ ...event, ...change(event) })),
      ...rest,
    );

/** An engine that does to its rows what it should not. */
const misprinting =
  (change: (rows: readonly MeasureRow[]) => readonly MeasureRow[]): Measure =>
  async (...asked) =>
    change(await faithful(...asked));

const casesOf = (measure: Measure, options: TestEngineOptions = {}): readonly ConformanceCase[] =>
  testEngine({ name: "engine under test", measure, estimate: simpleEstimate }, { runs: 80, seed: 7, ...options });

async function failuresOf(cases: readonly ConformanceCase[]): Promise<readonly { name: string; message: string }[]> {
  const failures = [];
  for (const { name, run } of cases) {
    const message = await run().then(
      () => null,
      (error: Error) => error.message,
    );
    if (message !== null) failures.push({ name, message });
  }
  return failures;
}

const RANDOM = "random logs give the figures of the reference interpreter";
const ORDER = "neither the order nor the repetition of events matters";

describe("testEngine", { timeout: 60_000 }, () => {
  it("takes an engine that does what the reference does", async () => {
    const cases = casesOf(faithful);
    expect(cases.length).toBeGreaterThan(65);
    expect(await failuresOf(cases)).toEqual([]);
  });

  it.each([
    ["sees no automatic messages", misreading(() => ({ automatic: false }))],
    ["forgets sequence", misreading(() => ({ sequence: 0 }))],
    ["forgets voids", misreading(() => ({ void: false }))],
    ["forgets which times are derived", misreading(() => ({ derived: false }))],
    [
      "takes every merge for a note",
      misreading(({ type }) => (type === "conversation.merged" ? { type: "note.added" } : {})),
    ],
    ["cuts instants to milliseconds", misreading(({ at }) => ({ at: at - (at % 1000n) }))],
    ["knows everything at once", misreading(({ at }) => ({ recorded: at }))],
    ["gives every source the same ids", misreading(() => ({ source: "s" }))],
    [
      "drops what was left out",
      misprinting((rows) => rows.map((row) => ({ ...row, estimate: { ...row.estimate, leftOut: {} } }))),
    ],
    ["drops a row", misprinting((rows) => rows.slice(1))],
    ["gives a row twice", misprinting((rows) => [...rows, ...rows.slice(0, 1)])],
    [
      "always uses the calendar clock",
      ((query, ...rest) => faithful({ ...query, clock: "calendar" }, ...rest)) satisfies Measure,
    ],
    ["is always asked for `at`", ((query, ...rest) => faithful({ ...query, when: "at" }, ...rest)) satisfies Measure],
    ["ignores the as-of", ((query, ...rest) => faithful({ ...query, asOf: null }, ...rest)) satisfies Measure],
    [
      "has no targets",
      ((query, events, settings, ...rest) =>
        faithful(query, events, { ...settings, targets: [] }, ...rest)) satisfies Measure,
    ],
  ])("refuses an engine that %s, on random logs alone", async (_, measure) => {
    const random = casesOf(measure).filter(({ name }) => name === RANDOM);
    expect(await failuresOf(random)).toHaveLength(1);
  });

  it("refuses an engine that minds the order of events", async () => {
    const measure: Measure = (query, events, ...rest) =>
      faithful(query, events.slice(0, Math.ceil(events.length / 2)), ...rest);
    expect(await failuresOf(casesOf(measure).filter(({ name }) => name === ORDER))).toHaveLength(1);
  });

  it("writes the smallest log down as records that can be read again", async () => {
    const [failure] = await failuresOf(
      casesOf(misreading(() => ({ sequence: 0 }))).filter(({ name }) => name === RANDOM),
    );
    const lines = failure?.message.split("\n").filter((line) => line.startsWith('{"type"')) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(parseEvent(JSON.parse(line)).ok).toBe(true);
    expect(failure?.message).toMatch(/seed 7, after \d+ runs/);
    expect(failure?.message).toMatch(/settings\.json: \{.*\nquery: \{/s);
  });
});
