import type { Clock, MeasureQuery, MeasureRow, MetricDefinition, Provenance, Quality, Target } from "@almanac/core";

/** A grouping of a query: names of dimensions, and whether it is cut into the query's buckets. */
export interface Grouping {
  readonly by: readonly string[];
  readonly bucketed: boolean;
}

/** Measures a query in several groupings at once; one list of rows a grouping, in their order. */
export type MeasureFunction = (
  query: MeasureQuery,
  groupings: readonly Grouping[],
) => Promise<readonly (readonly MeasureRow[])[]>;

/** What the log covers of one source. */
export interface SourceCoverage {
  readonly source: string;
  /** From its first event, or its configured start, UTC microseconds. */
  readonly from: bigint;
  /** Up to its watermark, UTC microseconds. */
  readonly to: bigint;
}

/** What a snapshot is computed from: everything of the outside world. */
export interface ReportEffects {
  readonly measure: MeasureFunction;
  /** What the log covers, by source, as known at the request's as-of. */
  readonly coverage: () => Promise<readonly SourceCoverage[]>;
  /** Counts of the events of `[from, to)`, UTC microseconds; must not depend on anything outside of it. */
  readonly quality: (from: bigint, to: bigint) => Promise<Omit<Quality, "coverage">>;
  /** How the figures come about; `asOf` is the instant up to which the log is known. */
  readonly origin: () => Promise<Origin>;
}

/** The part of the provenance that the computation knows. */
export type Origin = Pick<Provenance, "engine" | "events" | "packages"> & { readonly asOf: string };

/** What a report wants to know of a period. */
export interface SnapshotRequest {
  readonly report: { readonly id: string; readonly title: string };
  /** Name of the period, e.g. `2026-10`, `2026-W41`. */
  readonly period: string;
  /** Zone whose days the period is made of. */
  readonly zone: string;
  /** In the order of the report. */
  readonly metrics: readonly MetricDefinition[];
  /** Dimensions each figure is broken down by, one at a time. */
  readonly by: readonly string[];
  readonly clock: Clock;
  /** Name of the convention set in force. */
  readonly convention: string;
  readonly targets: readonly Target[];
  /** Groups of fewer rows than this are suppressed in breakdowns; 0 = none. */
  readonly suppressBelow: number;
  /** Instant up to which the log is known; null: the newest `recorded` in it. */
  readonly asOf: string | null;
  /** Periods of history, this one included. Default 26. */
  readonly history?: number;
  /** Everything else the figures depend on, as JSON; enters them by its digest. */
  readonly settings: unknown;
}
