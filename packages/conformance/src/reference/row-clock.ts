import { type Calendars, type Clock, calendarOf, compileCalendar, openMicros, requireCalendars } from "@almanac/core";
import { attributeOfRow, eventsOfConversation, teamings } from "./conversation.ts";
import type { Row } from "./row.ts";
import type { World } from "./world.ts";

/** What decides a row's calendar, beside its conversation. */
export interface ClockRow {
  readonly row: Row;
  /** The row's channel. */
  readonly channel: string | null;
}

/** "At each instant the calendar in force is the row's: by the rules of `use` (attribute, team, channel; first hit), else the default." */
function calendarAt({ row, channel }: ClockRow, at: bigint, calendars: Calendars, world: World): string {
  const keys = calendars.use.flatMap((rule) => ("attribute" in rule ? [rule.attribute] : []));
  const attributes = Object.fromEntries(keys.map((key) => [key, attributeOfRow(row, key, world)]));
  const named = teamings(eventsOfConversation(row, world)).filter((event) => event.at <= at);
  return calendarOf(calendars, { attributes, channel, team: named.at(-1)?.team ?? null });
}

/** The ends of the stretches of `[from, to)` in which the conversation's team stays the same. */
function stretchEnds({ row }: ClockRow, from: bigint, to: bigint, world: World): readonly bigint[] {
  const changes = teamings(eventsOfConversation(row, world)).map(({ at }) => at);
  return [...changes.filter((at) => from < at && at < to), to];
}

/**
 * Microseconds from one instant to another on a clock; negative backwards. On the business clock "a row whose team
 * changes is measured by each team's calendar in its time, with all changes known at the as-of".
 * Throws AlmanacError `no-calendars` on the business clock without calendars.
 */
export function elapsedOn(clock: Clock, subject: ClockRow, from: bigint, to: bigint, world: World): bigint {
  if (clock === "calendar") return to - from;
  if (to < from) return -elapsedOn(clock, subject, to, from, world);
  const calendars = requireCalendars(world.settings);
  let [open, start] = [0n, from];
  for (const end of stretchEnds(subject, from, to, world)) {
    open += openBetween(calendars, calendarAt(subject, start, calendars, world), start, end);
    start = end;
  }
  return open;
}

function openBetween(calendars: Calendars, name: string, from: bigint, to: bigint): bigint {
  const calendar = calendars.calendars[name];
  if (calendar === undefined || from >= to) return 0n;
  return openMicros(compileCalendar(calendar, from, to), from, to);
}

/** Whether an instant lies in the opening hours of the row's calendar. Throws AlmanacError `no-calendars` without calendars. */
export function isOpenAt(subject: ClockRow, at: bigint, world: World): boolean {
  const calendars = requireCalendars(world.settings);
  return openBetween(calendars, calendarAt(subject, at, calendars, world), at, at + 1n) > 0n;
}

/** The longest wait for a due instant that is looked for, 20 years of microseconds. */
const HORIZON = 20n * 366n * 86_400_000_000n;

/**
 * The first instant at which a clock has run `within` microseconds since `start`: a limit that ends a day's hours is due
 * at their end, not at the next opening. Null when the calendars stay closed for 20 years before that.
 */
export function dueOn(clock: Clock, subject: ClockRow, start: bigint, within: bigint, world: World): bigint | null {
  if (clock === "calendar") return start + within;
  const isReached = (at: bigint): boolean => elapsedOn(clock, subject, start, at, world) >= within;
  let step = within;
  while (!isReached(start + step)) {
    step *= 2n;
    if (step > HORIZON) return null;
  }
  let [low, high] = [start - 1n, start + step];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (isReached(middle)) high = middle;
    else low = middle;
  }
  return high;
}
