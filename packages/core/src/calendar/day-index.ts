import { larger, smaller } from "../time/bigint.ts";
import { MICROS_PER_DAY } from "../time/local-day.ts";
import { type OpenInterval, openBefore } from "./intervals.ts";

/** The open stretches of one UTC day. */
export interface OpenDay {
  /** Days since 1970-01-01, UTC. */
  readonly day: number;
  /** Open microseconds before the day's start since the start of the table. */
  readonly before: bigint;
  /** Microseconds since the day's start, and length in microseconds; in order, disjoint. */
  readonly spans: readonly { readonly start: bigint; readonly length: bigint }[];
}

/**
 * The intervals as a table of UTC days `[fromDay, toDay)`, one row a day, so that an engine finds the open time before
 * an instant by the instant's day: `before` + Σ over spans of min(max(time of day − start, 0), length).
 */
export function dayIndex(intervals: readonly OpenInterval[], fromDay: number, toDay: number): readonly OpenDay[] {
  const rows: OpenDay[] = [];
  const tableStart = openBefore(intervals, BigInt(fromDay) * MICROS_PER_DAY);
  let next = 0;
  for (let day = fromDay; day < toDay; day += 1) {
    const start = BigInt(day) * MICROS_PER_DAY;
    const end = start + MICROS_PER_DAY;
    const spans: { start: bigint; length: bigint }[] = [];
    for (let index = next; (intervals[index]?.from ?? end) < end; index += 1) {
      const { from, to } = intervals[index] as OpenInterval;
      if (to <= end) next = index + 1;
      const opens = larger(from, start);
      const closes = smaller(to, end);
      if (opens < closes) spans.push({ start: opens - start, length: closes - opens });
    }
    rows.push({ day, before: openBefore(intervals, start) - tableStart, spans });
  }
  return rows;
}
