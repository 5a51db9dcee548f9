import type { MetricDefinition } from "@almanac/core";
import fc from "fast-check";
import { eventsOf, type MetricExample, queryOf, settingsOf } from "../example/example.ts";
import { mismatches } from "../example/match.ts";
import { describeScenario, measurementOf, type Scenario, scenarios } from "../logs/scenario.ts";
import type { MetricRegistry } from "../reference/world.ts";
import { STORY_METRICS, TARGETED } from "../stories/all-metrics.ts";
import { CATALOGUE_METRICS } from "../stories/catalogue-metrics.ts";
import { STORIES } from "../stories/index.ts";
import type { Story } from "../stories/story.ts";
import { differencesBetween, engineDifferences, type Measurement } from "./compare.ts";
import type { ConformanceEngine } from "./engine.ts";

/** One thing an engine must do. */
export interface ConformanceCase {
  readonly name: string;
  /** Rejects with an Error that says what differs; after random logs also the smallest log found, as JSON lines. */
  readonly run: () => Promise<void>;
}

/** How far an engine is tested. */
export interface TestEngineOptions {
  /** Metrics beside the suite's own, e.g. a family's. */
  readonly metrics?: readonly MetricDefinition[];
  /** Metrics that targets may be set on, beside the suite's own. */
  readonly registry?: MetricRegistry;
  /** Random logs for each property; default 100. */
  readonly runs?: number;
  /** Size of the longest random log: phrases of a few events, or single events; default 16. */
  readonly parts?: number;
  /** Repeats a run of random logs that failed. */
  readonly seed?: number;
}

function refuse(problems: readonly string[], what: string): void {
  if (problems.length > 0) throw new Error(`${what}:\n${problems.join("\n")}`);
}

async function checkStory(engine: ConformanceEngine, { gives, registry = new Map(), ...story }: Story): Promise<void> {
  for (const { metric, expect, ...consequence } of gives) {
    const example: MetricExample = { ...story, ...consequence, expect };
    const [events, settings] = [eventsOf(example.events), settingsOf(example)];
    const query = queryOf(metric(example.options), example, events, settings);
    refuse(
      await engineDifferences(engine, { query, events, settings, registry }),
      `${engine.name} differs from the reference`,
    );
    refuse(
      mismatches(expect, await engine.measure(query, events, settings, registry)),
      `${engine.name} gives other figures`,
    );
  }
}

/** Throws what was found wrong with the smallest scenario, written down so that it can be run again. */
function report(details: fc.RunDetails<[Scenario]>): void {
  if (!details.failed) return;
  const [scenario] = details.counterexample ?? [];
  const error = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
  const smallest = scenario === undefined ? "" : `\n${describeScenario(scenario)}`;
  throw new Error(`${error}\nseed ${details.seed}, after ${details.numRuns} runs${smallest}`);
}

type Check = (measurement: Measurement) => Promise<readonly string[]>;

/** A property of random scenarios of some metrics. */
function property(metrics: readonly MetricDefinition[], check: Check, options: TestEngineOptions): () => Promise<void> {
  const registry = new Map([...TARGETED, ...(options.registry ?? [])]);
  return async () => {
    const holds = fc.asyncProperty(scenarios(metrics, registry, options.parts), async (scenario) =>
      refuse(await check(measurementOf(scenario, registry)), "rows differ"),
    );
    const { runs: numRuns = 100, seed } = options;
    await fc.assert(holds, { numRuns, reporter: report as never, ...(seed === undefined ? {} : { seed }) });
  };
}

/** The rows of a log given backwards and twice must be those of the log. */
async function orderMatters(
  engine: ConformanceEngine,
  { query, events, settings, registry }: Measurement,
): Promise<readonly string[]> {
  const once = await engine.measure(query, events, settings, registry);
  const again = await engine.measure(query, [...events.toReversed(), ...events], settings, registry);
  return differencesBetween(once, again);
}

/**
 * What an engine must do to be one: give the figures of every story, and on random logs exactly those of the reference
 * interpreter, in whatever order and repetition the events come. Run each case inside a test of any runner:
 * `for (const { name, run } of testEngine(engine)) test(name, run)`.
 */
export function testEngine(engine: ConformanceEngine, options: TestEngineOptions = {}): readonly ConformanceCase[] {
  const own = [...STORY_METRICS, ...(options.metrics ?? [])];
  const equals: Check = (measurement) => engineDifferences(engine, measurement);
  return [
    ...STORIES.map((story) => ({ name: story.name, run: () => checkStory(engine, story) })),
    { name: "random logs give the figures of the reference interpreter", run: property(own, equals, options) },
    {
      name: "every function of the catalogue gives what the reference interpreter does",
      run: property(CATALOGUE_METRICS, equals, options),
    },
    {
      name: "neither the order nor the repetition of events matters",
      run: property(own, (measurement) => orderMatters(engine, measurement), options),
    },
  ];
}
