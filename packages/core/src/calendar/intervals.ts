/** A stretch of opening hours `[from, to)` in UTC microseconds. */
export interface OpenInterval {
  readonly from: bigint;
  readonly to: bigint;
  /** Open microseconds before `from` since the start of the table of intervals. */
  readonly before: bigint;
}

/** Index of the last interval that starts at or before the instant; −1 when there is none. */
function indexAt(intervals: readonly OpenInterval[], instant: bigint): number {
  let [low, high] = [-1, intervals.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((intervals[middle]?.from ?? instant) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Open microseconds before an instant since the start of the table; constant outside the table. */
export function openBefore(intervals: readonly OpenInterval[], instant: bigint): bigint {
  const interval = intervals[indexAt(intervals, instant)];
  if (interval === undefined) return 0n;
  const { from, to, before } = interval;
  return before + (instant < to ? instant : to) - from;
}

/** Open microseconds of `[from, to)`; negative when `to` comes first. Outside the table nothing is open. */
export function openMicros(intervals: readonly OpenInterval[], from: bigint, to: bigint): bigint {
  return openBefore(intervals, to) - openBefore(intervals, from);
}

/** Whether an instant lies inside the opening hours: an opening instant does, a closing one does not. */
export function isOpenAt(intervals: readonly OpenInterval[], instant: bigint): boolean {
  const interval = intervals[indexAt(intervals, instant)];
  return interval !== undefined && instant < interval.to;
}

/**
 * The earliest instant by which `position` open microseconds have passed since the start of the table: a position that
 * ends a day's hours is that day's closing instant, not the next opening. Null for a position ≤ 0 or beyond the table.
 */
export function openAt(intervals: readonly OpenInterval[], position: bigint): bigint | null {
  let [low, high] = [0, intervals.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((intervals[middle]?.before ?? position) < position) low = middle;
    else high = middle - 1;
  }
  const interval = intervals[low];
  if (interval === undefined || position <= 0n) return null;
  const instant = interval.from + position - interval.before;
  return instant <= interval.to ? instant : null;
}

/** When `within` open microseconds have passed since `start`: `start` itself for 0, null when the table ends before. */
export function dueAt(intervals: readonly OpenInterval[], start: bigint, within: bigint): bigint | null {
  return within <= 0n ? start : openAt(intervals, openBefore(intervals, start) + within);
}
