import type { LogEvent, Metric, MetricDefinition, Settings } from "@almanac/core";
import type { Connection, Dialect } from "@almanac/sql";
import { type Log, loadLog } from "./log.ts";

/** What a measurement stands on: an engine with a loaded log, the settings and the metrics that exist. */
export interface Session {
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly log: Log;
  readonly settings: Settings;
  /** All metrics by id, for targets that name one. */
  readonly metrics: ReadonlyMap<string, Metric>;
  /** Options of metrics that replace those of the settings, by metric id. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Whose opening hours hold for a row: its team's at each instant, or its last team's for all of it. */
  readonly calendarFollows: "each-instant" | "last";
  /** What has been computed and may serve again. */
  readonly cache: Map<string, unknown>;
}

/** Opens a session over accepted events. */
export async function openSession(
  engine: { readonly connection: Connection; readonly dialect: Dialect },
  events: AsyncIterable<readonly LogEvent[]>,
  given: Pick<Session, "settings" | "metrics"> & Partial<Pick<Session, "options">>,
): Promise<Session> {
  const log = await loadLog(engine.connection, "log", events);
  return {
    ...engine,
    log,
    settings: given.settings,
    metrics: given.metrics,
    options: given.options ?? {},
    calendarFollows: "each-instant",
    cache: new Map(),
  };
}

/** A metric with the options of the settings, then those of the session. Throws `AlmanacError` (`invalid-option`). */
export function definitionOf(session: Pick<Session, "settings" | "options">, metric: Metric): MetricDefinition {
  return metric({ ...session.settings.metrics[metric.id], ...session.options[metric.id] });
}
