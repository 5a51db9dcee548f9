import { describe, expect, it } from "vitest";
import { casesOf, failuresOf, faithful, type Measure, misprinting, misreading, RANDOM } from "../../test/engines.ts";

describe("testEngine on random logs", { timeout: 120_000 }, () => {
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
});
