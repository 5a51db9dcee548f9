import { canonicalJson, type LogEvent, type MeasureQuery, type MeasureRow, type Settings } from "@almanac/core";
import { type Estimator, rowOfCell } from "../estimate/simple-estimate.ts";
import { referenceCells } from "../reference/measure.ts";
import type { MetricRegistry } from "../reference/world.ts";
import type { ConformanceEngine } from "./engine.ts";

/** One measurement: a query of a log under settings. */
export interface Measurement {
  readonly query: MeasureQuery;
  readonly events: readonly LogEvent[];
  readonly settings: Settings;
  /** Metrics that targets name. */
  readonly registry: MetricRegistry;
}

/** The rows the reference interpreter gives, with the estimates of `estimate`. */
export function referenceRows(
  { query, events, settings, registry }: Measurement,
  estimate: Estimator,
): readonly MeasureRow[] {
  return referenceCells(query, events, settings, registry).map((cell) => rowOfCell(cell, estimate));
}

/** What a row is about: its metric, period and dimensions. */
const nameOf = ({ metric, period, dimensions }: MeasureRow): string => canonicalJson({ metric, period, dimensions });

/**
 * Where rows differ from those of the reference, a line each; empty where they are the same. Rows are found by metric,
 * period and dimensions, so their order does not matter; every field must be equal to the last digit.
 */
export function differencesBetween(
  reference: readonly MeasureRow[],
  measured: readonly MeasureRow[],
): readonly string[] {
  const theirs = new Map(measured.map((row) => [nameOf(row), row]));
  const expected = new Set(reference.map(nameOf));
  const twice = measured.length === theirs.size ? [] : [`${measured.length - theirs.size} rows are given twice`];
  const missing = reference.flatMap((row) => {
    const found = theirs.get(nameOf(row));
    if (found === undefined) return [`${nameOf(row)} is missing: ${canonicalJson(row.estimate)}`];
    const [wanted, given] = [canonicalJson(row), canonicalJson(found)];
    return wanted === given
      ? []
      : [`${nameOf(row)}\n  reference ${canonicalJson(row.estimate)}\n  engine    ${canonicalJson(found.estimate)}`];
  });
  const surplus = measured.filter((row) => !expected.has(nameOf(row)));
  return [...twice, ...missing, ...surplus.map((row) => `${nameOf(row)} is too much: ${canonicalJson(row.estimate)}`)];
}

/** Where an engine's rows differ from those of the reference, a line each. */
export async function engineDifferences(
  engine: ConformanceEngine,
  measurement: Measurement,
): Promise<readonly string[]> {
  const { query, events, settings, registry } = measurement;
  const measured = await engine.measure(query, events, settings, registry);
  return differencesBetween(referenceRows(measurement, engine.estimate), measured);
}
