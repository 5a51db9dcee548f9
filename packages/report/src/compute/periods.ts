import {
  AlmanacError,
  type NamedPeriod,
  namedPeriod,
  previousPeriod,
  type Series,
  type SnapshotPeriod,
} from "@almanac/core";
import type { SourceCoverage } from "./request.ts";

/** What the buckets of a period are: a day has hours, a week and a month days, longer ones months. */
const WITHIN = { day: "hour", week: "day", month: "day", quarter: "month", year: "month" } as const satisfies Record<
  SnapshotPeriod["unit"],
  Series["unit"]
>;

/** The periods a snapshot speaks of. */
export interface Periods {
  readonly period: NamedPeriod;
  /** What the period is cut into. */
  readonly within: Series["unit"];
  /** The period before; null where the log does not cover all of it. */
  readonly before: NamedPeriod | null;
  /** The period and those before it without a break that the log covers, the oldest first. */
  readonly history: readonly NamedPeriod[];
}

const MICROS_PER_DAY = 86_400_000_000n;

/** Whether the sources together reach back to the period's first day; a log that begins during that day counts as covering it. */
function reachesBack(period: NamedPeriod, coverage: readonly SourceCoverage[]): boolean {
  return coverage.some(({ from }) => from < period.from + MICROS_PER_DAY);
}

/**
 * The periods of a snapshot; history ends where the log begins. Throws AlmanacError `unknown-period`, `unknown-zone`,
 * and `no-log` where nothing has been recorded at all.
 */
export function periodsOf(name: string, zone: string, count: number, coverage: readonly SourceCoverage[]): Periods {
  const period = namedPeriod(name, zone);
  if (coverage.length === 0) {
    throw new AlmanacError({
      code: "no-log",
      message: `the log is empty: there is nothing to report of ${name}`,
      fix: "read events in with `almanac sync` or `almanac ingest`, or name their files with --events",
    });
  }
  const history = [period];
  for (let earlier = previousPeriod(name); history.length < count; earlier = previousPeriod(earlier)) {
    const candidate = namedPeriod(earlier, zone);
    if (!reachesBack(candidate, coverage)) break;
    history.unshift(candidate);
  }
  return Object.freeze({ period, within: WITHIN[period.unit], before: history.at(-2) ?? null, history });
}
