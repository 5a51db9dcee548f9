import {
  AlmanacError,
  cutPeriod,
  type LogEvent,
  type MeasureQuery,
  parseInstant,
  parsePeriodBounds,
  type Settings,
} from "@almanac/core";
import { cellsOf, type ReferenceCell } from "./cells.ts";
import { type MetricRegistry, worldOf } from "./world.ts";

function asOfInstant(text: string | null): bigint | null {
  if (text === null) return null;
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.micros;
  throw new AlmanacError({
    code: "bad-instant",
    message: `${JSON.stringify(text)} is no instant`,
    allowed: 'RFC 3339 with an offset, e.g. "2026-10-01T09:00:00+02:00"',
  });
}

/**
 * What the contract and the dictionary say the figures of a query are, by the plainest possible computation: metrics in
 * the query's order, periods in time's, groups by their values. Slow on purpose.
 *
 * `registry` holds the metrics that targets name. Throws AlmanacError for a query or settings that cannot be measured.
 */
export function referenceCells(
  query: MeasureQuery,
  events: readonly LogEvent[],
  settings: Settings,
  registry: MetricRegistry = new Map(),
): readonly ReferenceCell[] {
  const zone = query.zone ?? settings.zone;
  const period = parsePeriodBounds(query.from, query.to, zone);
  const periods = query.unit === null ? [period] : cutPeriod(period, query.unit, zone);
  const world = worldOf(events, { asOf: asOfInstant(query.asOf), zone, clock: query.clock, settings, registry });
  return query.metrics.flatMap((metric) => cellsOf(metric, query, periods, world));
}
