import { formatZoned, type NamedPeriod, type Quality } from "@almanac/core";
import type { SourceCoverage } from "./request.ts";

const MICROS_PER_DAY = 86_400_000_000n;

/**
 * What of the period each source covers, clipped to it, so that events of other periods change nothing. A source whose
 * first event falls on the first day, or whose last on the last, counts as covering that day: files have no watermark.
 */
export function coverageOf(
  period: NamedPeriod,
  zone: string,
  coverage: readonly SourceCoverage[],
): Quality["coverage"] {
  const sorted = [...coverage].sort((a, b) => (a.source < b.source ? -1 : 1));
  return sorted.map(({ source, from, to }) => {
    const fromStart = from < period.from + MICROS_PER_DAY;
    const toEnd = to >= period.to - MICROS_PER_DAY;
    if (to < period.from || from >= period.to) return { source, from: null, to: null, complete: false };
    const [first, last] = [fromStart ? period.from : from, toEnd ? period.to : to];
    return { source, from: formatZoned(zone, first), to: formatZoned(zone, last), complete: fromStart && toEnd };
  });
}
