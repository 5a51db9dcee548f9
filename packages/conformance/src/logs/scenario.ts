import { type MeasureQuery, type MetricDefinition, parseSettings, type SettingsInput } from "@almanac/core";
import fc from "fast-check";
import type { Measurement } from "../engine/compare.ts";
import { type ExampleEvent, eventsOf } from "../example/example.ts";
import type { MetricRegistry } from "../reference/world.ts";
import { logs } from "./logs.ts";
import { queries } from "./queries.ts";
import { settings } from "./settings.ts";

/** A random log with what is asked of it, as a person would write it down. */
export interface Scenario {
  readonly records: readonly ExampleEvent[];
  readonly settings: SettingsInput;
  readonly query: MeasureQuery;
}

/** The records as lines of JSON, as a file of events holds them. */
export const jsonLines = (records: readonly ExampleEvent[]): string =>
  records.map((record) => JSON.stringify(record)).join("\n");

const isGoal = ({ fact }: MetricDefinition): boolean => fact.id === "goal";

/** The metrics that goals among the metrics are set on; where there are no goals, any that may have one. */
function targetedBy(metrics: readonly MetricDefinition[], registry: MetricRegistry): readonly string[] {
  const named = new Set(metrics.filter(isGoal).map(({ options }) => String(options.metric)));
  return named.size === 0 ? [...registry.keys()] : [...named];
}

/** Random logs with random settings and queries of some of the metrics; targets are set on metrics of `registry`. */
export function scenarios(
  metrics: readonly MetricDefinition[],
  registry: MetricRegistry,
  parts = 16,
): fc.Arbitrary<Scenario> {
  return fc
    .record({
      records: logs({ parts }),
      settings: settings(targetedBy(metrics, registry)),
      chosen: fc.subarray([...metrics], { minLength: 1, maxLength: Math.min(12, metrics.length) }),
      query: queries(),
    })
    .map(({ chosen: all, query, ...rest }) => {
      // a query names each metric once, with one set of options
      const chosen = [...new Map(all.map((metric) => [metric.id, metric])).values()];
      // only goals have a target in every row
      const areGoals = chosen.every(isGoal);
      const by = areGoals ? ["target", ...query.by] : query.by;
      return { ...rest, query: { ...query, by, target: areGoals ? query.target : null, metrics: chosen } };
    });
}

/** A scenario as something to measure. Throws AlmanacError `invalid-settings`. */
export function measurementOf({ records, settings: input, query }: Scenario, registry: MetricRegistry): Measurement {
  return { events: eventsOf(records), settings: parseSettings(input), query, registry };
}

/** A scenario for a person: events as JSON lines that `almanac measure --events` reads, settings and query as JSON. */
export function describeScenario({ records, settings: input, query }: Scenario): string {
  const { metrics, ...words } = query;
  const asked = { ...words, metrics: metrics.map(({ id, options }) => ({ id, options })) };
  return [
    "events.jsonl:",
    jsonLines(records),
    `settings.json: ${JSON.stringify(input)}`,
    `query: ${JSON.stringify(asked)}`,
  ].join("\n");
}
