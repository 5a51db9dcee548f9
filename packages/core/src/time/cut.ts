import { floorDivide, larger, smaller } from "./bigint.ts";
import { formatZoned, localDayAt, MICROS_PER_HOUR, startOfLocalDay } from "./local-day.ts";
import { type Period, periodOf } from "./period.ts";
import { DAY_UNITS, type DayUnit, nextStart, type PeriodUnit } from "./unit.ts";
import { zoneTransitions } from "./zone.ts";

/** First instants of the units of whole days from the one that holds `period.from` to the first not before `period.to`. */
function dayUnitStarts(period: Period, unit: DayUnit, zone: string): readonly bigint[] {
  let day = DAY_UNITS[unit].floor(localDayAt(zone, period.from));
  const starts = [startOfLocalDay(zone, day)];
  while ((starts.at(-1) ?? period.to) < period.to) {
    day = nextStart(unit, day);
    starts.push(startOfLocalDay(zone, day));
  }
  return starts;
}

/** Instants where a local hour begins or the clock is changed, from `period.from` to `period.to`, both included. */
function hourStarts(period: Period, zone: string): readonly bigint[] {
  const starts: bigint[] = [];
  const steps = zoneTransitions(zone, period.from, period.to);
  for (const [index, { from, offset }] of steps.entries()) {
    const end = steps[index + 1]?.from ?? period.to;
    starts.push(from);
    const first = (floorDivide(from + offset, MICROS_PER_HOUR) + 1n) * MICROS_PER_HOUR - offset;
    for (let start = first; start < end; start += MICROS_PER_HOUR) starts.push(start);
  }
  starts.push(period.to);
  return starts;
}

/**
 * The buckets of a period in the zone, in order, clipped to it, together exactly `[from, to)`. Days have their real
 * length (23 or 25 hours when clocks change); a day the zone skipped has no bucket. Hours are real: a repeated hour
 * gives two buckets, a skipped one none, and an hour in which clocks change is cut there; their labels are always
 * instants with the zone's offset. Throws AlmanacError `unknown-zone`.
 */
export function cutPeriod(period: Period, unit: PeriodUnit, zone: string): readonly Period[] {
  const starts = unit === "hour" ? hourStarts(period, zone) : dayUnitStarts(period, unit, zone);
  const buckets: Period[] = [];
  for (const [index, start] of starts.entries()) {
    const from = larger(start, period.from);
    const to = smaller(starts[index + 1] ?? start, period.to);
    if (from >= to) continue;
    const hour = (): Period =>
      Object.freeze({ from, to, labelFrom: formatZoned(zone, from), labelTo: formatZoned(zone, to) });
    buckets.push(unit === "hour" ? hour() : periodOf(from, to, zone));
  }
  return buckets;
}
