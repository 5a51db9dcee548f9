import type { LogEvent, MeasureRow } from "@almanac/core";
import { referenceRows } from "../src/engine/compare.ts";
import type { ConformanceEngine } from "../src/engine/engine.ts";
import { type ConformanceCase, type TestEngineOptions, testEngine } from "../src/engine/test-engine.ts";
import { simpleEstimate } from "../src/estimate/simple-estimate.ts";

/** How an engine measures. */
export type Measure = ConformanceEngine["measure"];

/** An engine that does what the reference does. */
export const faithful: Measure = async (query, events, settings, registry) =>
  referenceRows({ query, events, settings, registry }, simpleEstimate);

/** An engine that does to each event what it should not. */
export const misreading =
  (change: (event: LogEvent) => Partial<LogEvent>): Measure =>
  (query, events, ...rest) =>
    faithful(
      query,
      events.map((event) => ({ ...event, ...change(event) })),
      ...rest,
    );

/** An engine that does to its rows what it should not. */
export const misprinting =
  (change: (rows: readonly MeasureRow[]) => readonly MeasureRow[]): Measure =>
  async (...asked) =>
    change(await faithful(...asked));

/** The cases of an engine under test. */
export const casesOf = (measure: Measure, options: TestEngineOptions = {}): readonly ConformanceCase[] =>
  testEngine({ name: "engine under test", measure, estimate: simpleEstimate }, { runs: 80, seed: 7, ...options });

/** Names and messages of the cases that fail. */
export async function failuresOf(
  cases: readonly ConformanceCase[],
): Promise<readonly { name: string; message: string }[]> {
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

/** Names of the cases of random logs. */
export const RANDOM = "random logs give the figures of the reference interpreter";
/** The case of rearranged logs. */
export const ORDER = "neither the order nor the repetition of events matters";
