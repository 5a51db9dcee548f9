import { compileCalendar, localDayAt, openAt, openBefore, parseDay, startOfLocalDay } from "@almanac/core";
import config from "../almanac.config.ts";
import { END_DAY, FIRST_DAY, SPELLS, type Spell, type Team } from "./desk.ts";

const dayNumber = (date: string): number => parseDay(date) ?? 0;

/** Start of a local day, in seconds since 1970. */
export const startOfDay = (day: number): number => Number(startOfLocalDay(config.zone, day) / 1_000_000n);

/** The local days of the log, as days since 1970. */
export const DAYS: readonly number[] = Array.from(
  { length: dayNumber(END_DAY) - dayNumber(FIRST_DAY) },
  (_, index) => dayNumber(FIRST_DAY) + index,
);

/** The instant at which the log ends, in seconds. */
export const END = startOfDay(dayNumber(END_DAY));

const FROM = BigInt(startOfDay(DAYS[0] ?? 0)) * 1_000_000n;
const TO = BigInt(END + 60 * 86_400) * 1_000_000n;

const HOURS = new Map(
  Object.entries(config.calendars?.calendars ?? {}).map(([name, calendar]) => [
    name,
    compileCalendar(calendar, FROM, TO),
  ]),
);

/** The instant at which a calendar of the config has been open for so many seconds since `at`; both in seconds. */
export function later(calendar: string, at: number, seconds: number): number {
  const hours = HOURS.get(calendar) ?? [];
  const worked = openBefore(hours, BigInt(at) * 1_000_000n) + BigInt(Math.max(1, Math.round(seconds))) * 1_000_000n;
  return Number((openAt(hours, worked) ?? TO) / 1_000_000n);
}

/** What was different for a team at an instant. */
export function spellsAt(at: number, team: Team): readonly Spell[] {
  const day = localDayAt(config.zone, BigInt(at) * 1_000_000n);
  return SPELLS.filter((spell) => spell.team === team && dayNumber(spell.from) <= day && day < dayNumber(spell.to));
}
