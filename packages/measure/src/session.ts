import type { LogEvent, Metric, MetricDefinition, Settings } from "@almanac/core";
import type { Connection, Dialect } from "@almanac/sql";
import { describeLog, type Log, loadLog } from "./log.ts";

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

type Engine = Pick<Session, "connection" | "dialect">;
type Given = Pick<Session, "settings" | "metrics"> & Partial<Pick<Session, "options">>;

/** Opens a session over accepted events. */
export async function openSession(
  engine: Engine,
  events: AsyncIterable<readonly LogEvent[]>,
  given: Given,
): Promise<Session> {
  return sessionOf(engine, await loadLog(engine.connection, "log", events), given);
}

/**
 * Opens a session over records that were checked when they were stored: a table or view with the columns of `LOG_COLUMNS`,
 * `version` and `position`, the place of each record in event order.
 */
export async function openStoredSession(engine: Engine, table: string, given: Given): Promise<Session> {
  return sessionOf(engine, await describeLog(engine.connection, table, true), given);
}

function sessionOf(engine: Engine, log: Log, given: Given): Session {
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
