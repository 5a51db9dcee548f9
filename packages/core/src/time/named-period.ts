import { AlmanacError } from "../errors.ts";
import { startOfLocalDay } from "./local-day.ts";
import { type Period, periodOf } from "./period.ts";
import { DAY_UNITS, type DayUnit, nextStart } from "./unit.ts";
import { requireZone } from "./zone.ts";

/** A calendar period with a name that reports are filed under. */
export interface NamedPeriod extends Period {
  /** `2026-09-07`, `2026-W37`, `2026-09`, `2026-Q3` or `2026`. */
  readonly name: string;
  readonly unit: DayUnit;
}

const ALLOWED = Object.entries(DAY_UNITS)
  .map(([unit, rules]) => `a ${unit} "${rules.example}"`)
  .join(", ");

/** The unit of a name and its first day; null when it names no period. Years 0001–9998, so that neighbours have names. */
function find(name: string): { readonly unit: DayUnit; readonly start: number } | null {
  for (const [unit, rules] of Object.entries(DAY_UNITS) as [DayUnit, (typeof DAY_UNITS)[DayUnit]][]) {
    const match = rules.pattern.exec(name);
    if (match === null) continue;
    const [year, second, third] = [Number(match[1]), Number(match[2]), Number(match[3])];
    if (year < 1 || year > 9998) return null;
    const start = rules.floor(rules.dayOf(year, second, third));
    return rules.name(start) === name ? { unit, start } : null;
  }
  return null;
}

function findOrThrow(name: string): { readonly unit: DayUnit; readonly start: number } {
  const found = find(name);
  if (found !== null) return found;
  throw new AlmanacError(
    {
      code: "unknown-period",
      message: `no such period: ${JSON.stringify(name)}`,
      allowed: `${ALLOWED}; it must exist in the calendar`,
    },
    findOrThrow,
  );
}

/** The period a name stands for, in the zone. Throws AlmanacError `unknown-period`, `unknown-zone`, and `empty-period` for a day the zone skipped. */
export function namedPeriod(name: string, zone: string): NamedPeriod {
  requireZone(zone);
  const { unit, start } = findOrThrow(name);
  const [from, to] = [startOfLocalDay(zone, start), startOfLocalDay(zone, nextStart(unit, start))];
  if (from === to)
    throw new AlmanacError(
      { code: "empty-period", message: `${zone} skipped ${name}: the day has no instant` },
      namedPeriod,
    );
  return Object.freeze({ ...periodOf(from, to, zone), name, unit });
}

/** The name of the unit that holds a day (days since 1970-01-01), e.g. the ISO week of a date. */
export function periodNameOfDay(unit: DayUnit, day: number): string {
  const rules = DAY_UNITS[unit];
  return rules.name(rules.floor(day));
}

/** The name of the period just before. Throws AlmanacError `unknown-period`. */
export function previousPeriod(name: string): string {
  const { unit, start } = findOrThrow(name);
  return periodNameOfDay(unit, start - 1);
}

/** The name of the period just after. Throws AlmanacError `unknown-period`. */
export function nextPeriod(name: string): string {
  const { unit, start } = findOrThrow(name);
  return periodNameOfDay(unit, nextStart(unit, start));
}

/** The name of the same period a year earlier; null where that year has none (29 February, week 53). Throws AlmanacError `unknown-period`. */
export function samePeriodLastYear(name: string): string | null {
  findOrThrow(name);
  const earlier = String(Number(name.slice(0, 4)) - 1).padStart(4, "0") + name.slice(4);
  return find(earlier) === null ? null : earlier;
}
