import { floorDivide, larger, smaller } from "../time/bigint.ts";
import { parseDay } from "../time/civil.ts";
import { MICROS_PER_DAY, startOfLocalDay } from "../time/local-day.ts";
import { zoneTransitions } from "../time/zone.ts";
import type { OpenInterval } from "./intervals.ts";
import { openingOf } from "./opening.ts";
import type { Calendar, CalendarVersion } from "./schema.ts";

interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

/** The versions of a calendar with the time each is in force within `[from, to)`, in order. The earliest also holds before its `validFrom`. */
function versionsIn(
  calendar: Calendar,
  from: bigint,
  to: bigint,
): readonly (Stretch & { readonly version: CalendarVersion })[] {
  const validFrom = (version: CalendarVersion): string => version.validFrom ?? "";
  const versions = (
    Array.isArray(calendar) ? (calendar as readonly CalendarVersion[]) : [calendar as CalendarVersion]
  ).toSorted((a, b) => (validFrom(a) < validFrom(b) ? -1 : 1));
  const startOf = ({ zone, validFrom: date = "" }: CalendarVersion): bigint =>
    startOfLocalDay(zone, parseDay(date) ?? 0);
  let start = from;
  return versions.map((version, index) => {
    const next = versions[index + 1];
    const stretch = { version, from: start, to: next === undefined ? to : larger(start, smaller(startOf(next), to)) };
    start = stretch.to;
    return stretch;
  });
}

/** The open stretches of one version within `[from, to)`, in order of their start: every zone offset in turn, every local day under it. */
function* openStretches(version: CalendarVersion, from: bigint, to: bigint): Generator<Stretch> {
  const opening = openingOf(version);
  const steps = zoneTransitions(version.zone, from, to);
  for (const [index, { from: start, offset }] of steps.entries()) {
    const localFrom = start + offset;
    const localTo = (steps[index + 1]?.from ?? to) + offset;
    const lastDay = floorDivide(localTo - 1n, MICROS_PER_DAY);
    for (let day = floorDivide(localFrom, MICROS_PER_DAY); day <= lastDay; day += 1n) {
      const midnight = day * MICROS_PER_DAY;
      for (const span of opening(Number(day))) {
        const opens = larger(midnight + span.from, localFrom);
        const closes = smaller(midnight + span.to, localTo);
        if (opens < closes) yield { from: opens - offset, to: closes - offset };
      }
    }
  }
}

/**
 * The open intervals of a calendar within `[from, to)` (UTC microseconds): disjoint, in order, adjacent ones merged.
 * An instant is open iff its local time of day lies in an interval of its local date, so a repeated hour counts twice
 * and a skipped one not at all; exact for every zone.
 */
export function compileCalendar(calendar: Calendar, from: bigint, to: bigint): readonly OpenInterval[] {
  const merged: { from: bigint; to: bigint; before: bigint }[] = [];
  for (const { version, ...stretch } of versionsIn(calendar, from, to)) {
    if (stretch.from >= stretch.to) continue;
    for (const open of openStretches(version, stretch.from, stretch.to)) {
      const last = merged.at(-1);
      if (last !== undefined && open.from <= last.to) last.to = larger(last.to, open.to);
      else merged.push({ ...open, before: last === undefined ? 0n : last.before + last.to - last.from });
    }
  }
  return Object.freeze(merged.map((interval) => Object.freeze(interval)));
}
