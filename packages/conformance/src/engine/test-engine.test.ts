import { parseEvent } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { casesOf, failuresOf, faithful, type Measure, misreading, ORDER, RANDOM } from "../../test/engines.ts";

describe("testEngine", { timeout: 60_000 }, () => {
  it("takes an engine that does what the reference does", async () => {
    const cases = casesOf(faithful, { runs: 20 });
    expect(cases.length).toBeGreaterThan(65);
    expect(await failuresOf(cases)).toEqual([]);
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
