import {
  type Clock,
  type FactDefinition,
  type LogEvent,
  type MetricDefinition,
  newestRecorded,
  type Settings,
} from "@almanac/core";
import { type KnownEvent, knownEvents } from "./known-events.ts";
import { type Row, rowOfEvent } from "./row.ts";

/** Metrics by id, for targets that name one. */
export type MetricRegistry = ReadonlyMap<string, MetricDefinition>;

/** Everything that is the same for all rows of one measurement. */
export interface World {
  /** The known events in their order, and the same as rows. */
  readonly events: readonly KnownEvent[];
  readonly rows: readonly Row[];
  /** The known events of each conversation, in their order. */
  readonly conversations: ReadonlyMap<string | null, readonly KnownEvent[]>;
  /** The instant up to which the log is known, UTC microseconds; 0 for an empty log. */
  readonly asOf: bigint;
  readonly zone: string;
  /** The clock of the run. */
  readonly clock: Clock;
  readonly settings: Settings;
  readonly registry: MetricRegistry;
  /** Rows of the facts that were folded already. */
  readonly folded: Map<FactDefinition, readonly Row[]>;
}

/** What a measurement depends on beside the events. */
export interface WorldOptions {
  /** UTC microseconds; null: the newest `recorded` in the log. */
  readonly asOf: bigint | null;
  readonly zone: string;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly registry: MetricRegistry;
}

/** The log as known at the as-of instant, with the settings it is measured by. */
export function worldOf(log: readonly LogEvent[], options: WorldOptions): World {
  const events = knownEvents(log, options.asOf);
  return {
    ...options,
    events,
    rows: events.map(rowOfEvent),
    conversations: Map.groupBy(events, ({ conversation }) => conversation),
    asOf: options.asOf ?? newestRecorded(log) ?? 0n,
    folded: new Map(),
  };
}
