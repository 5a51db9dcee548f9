import type { LogEvent, MeasureRow, Metric } from "@almanac/core";
import fc from "fast-check";
import { engineDifferences, type Measurement, referenceRows } from "../engine/compare.ts";
import type { ConformanceEngine } from "../engine/engine.ts";
import { type Estimator, simpleEstimate } from "../estimate/simple-estimate.ts";
import type { MetricRegistry } from "../reference/world.ts";
import { eventsOf, type MetricExample, queryOf, settingsOf } from "./example.ts";
import { mismatches } from "./match.ts";
import { definitionProblems } from "./validate.ts";
import { workedExample } from "./worked-example.ts";

/** What a metric is tested with beside its example. */
export interface TestMetricOptions {
  /** Engines that must give the same rows as the reference interpreter. */
  readonly engines?: readonly ConformanceEngine[];
  /** Makes the estimates that are compared with the example; default plain arithmetic without intervals. */
  readonly estimate?: Estimator;
  /** Metrics that targets name. */
  readonly registry?: MetricRegistry;
  /** In how many orders, with repetitions, the events are given; default 20 for the reference, a quarter of it for engines. */
  readonly runs?: number;
}

/** What a passed test leaves for the metric's page. */
export interface TestedMetric {
  readonly rows: readonly MeasureRow[];
  /** The example as markdown. */
  readonly markdown: string;
}

/** The events in any order, some of them several times. */
const rearranged = (events: readonly LogEvent[]): fc.Arbitrary<readonly LogEvent[]> =>
  fc
    .subarray([...events])
    .chain((again) => fc.shuffledSubarray([...events, ...again], { minLength: events.length + again.length }));

function require(problems: readonly string[], what: string): void {
  if (problems.length > 0) throw new Error(`${what}:\n${problems.join("\n")}`);
}

function checkRearranged(
  measurement: Measurement,
  rows: readonly MeasureRow[],
  estimate: Estimator,
  numRuns: number,
): void {
  const same = (events: readonly LogEvent[]): void =>
    require(mismatches(
      [...rows],
      referenceRows({ ...measurement, events }, estimate),
    ), "another order of the events gives other figures");
  fc.assert(fc.property(rearranged(measurement.events), same), { numRuns });
}

async function checkEngine(engine: ConformanceEngine, measurement: Measurement, numRuns: number): Promise<void> {
  const agrees = async (events: readonly LogEvent[]): Promise<void> =>
    require(await engineDifferences(engine, { ...measurement, events }), `${engine.name} differs from the reference`);
  await agrees(measurement.events);
  await fc.assert(fc.asyncProperty(rearranged(measurement.events), agrees), { numRuns });
}

/**
 * Tests a metric by an example: its definition is sound, the reference interpreter gives the figures the example
 * expects, and so does every engine, in any order and with any repetition of the events. Call it inside a test of any
 * runner; it rejects with an Error that lists what is wrong, and gives the worked example for the metric's page.
 */
export async function testMetric(
  metric: Metric,
  example: MetricExample,
  options: TestMetricOptions = {},
): Promise<TestedMetric> {
  const { engines = [], estimate = simpleEstimate, registry = new Map(), runs = 20 } = options;
  require(definitionProblems(metric), "the definition is not sound");
  const definition = metric(example.options);
  const events = eventsOf(example.events);
  const settings = settingsOf(example);
  const measurement = { query: queryOf(definition, example, events, settings), events, settings, registry };
  const rows = referenceRows(measurement, estimate);
  require(mismatches(example.expect, rows), `${definition.id} does not give the figures of its example`);
  checkRearranged(measurement, rows, estimate, runs);
  for (const engine of engines) await checkEngine(engine, measurement, Math.ceil(runs / 4));
  return { rows, markdown: workedExample(definition, example) };
}
