import { formatDay, weekdayOfDay } from "../time/civil.ts";
import { type CalendarVersion, type OpeningHours, WEEKDAYS } from "./schema.ts";

/** An open stretch of a local day, microseconds since its local midnight by the wall clock. */
export interface WallSpan {
  readonly from: bigint;
  readonly to: bigint;
}

function wallMicros(time: string): bigint {
  return (BigInt(time.slice(0, 2)) * 60n + BigInt(time.slice(3))) * 60_000_000n;
}

/** The stretches in order of their start; they may overlap. */
function spansOf(hours: readonly OpeningHours[]): readonly WallSpan[] {
  const inOrder = [...hours].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return inOrder.map(([opens, closes]) => ({ from: wallMicros(opens), to: wallMicros(closes) }));
}

/**
 * The opening hours of any local day (days since 1970-01-01) by one version of a calendar: those of an exception of
 * that date, else none on a holiday, else the weekday's. In order of their start; they may overlap.
 */
export function openingOf(version: CalendarVersion): (day: number) => readonly WallSpan[] {
  const weekly = WEEKDAYS.map((name) => spansOf(version.weekly[name] ?? []));
  const exceptions = new Map(version.exceptions.map(({ date, open }) => [date, spansOf(open)]));
  return (day) => {
    const date = formatDay(day);
    const exception = exceptions.get(date);
    if (exception !== undefined) return exception;
    if (version.holidays.some(({ from, to }) => from <= date && date <= to)) return [];
    return weekly[weekdayOfDay(day) - 1] ?? [];
  };
}
