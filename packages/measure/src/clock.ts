import { type Calendars, compileCalendar, dayIndex, MICROS_PER_DAY, type OpenInterval } from "@almanac/core";
import type { CalendarPlan, CalendarRule, ClockTable, LoadValue } from "@almanac/sql";
import type { Session } from "./session.ts";

/** The opening hours of a run, in the engine. */
export interface RunClock {
  readonly plan: CalendarPlan;
  /** Table of all open intervals: `calendar`, `from_at`, `to_at`, `before`. */
  readonly spans: string;
}

/** Days past the last instant of the log for which opening hours are known, for what is due later. */
const DAYS_AHEAD = 800n;
const DAYS_BEFORE = 7n;

/** Puts the opening hours into the engine, once for the log's range. */
export async function runClock(session: Session, calendars: Calendars, until: bigint): Promise<RunClock> {
  const names = Object.keys(calendars.calendars);
  const clock = { plan: calendarPlan(calendars, names, session.calendarFollows), spans: "clock_spans" };
  if (session.cache.get("clock") === until) return clock;
  const first = (session.log.first ?? until) / MICROS_PER_DAY - DAYS_BEFORE;
  const last =
    (session.log.last !== null && session.log.last > until ? session.log.last : until) / MICROS_PER_DAY + DAYS_AHEAD;
  const range = { firstDay: Number(first), days: Number(last - first) };
  const intervals = names.map((name) => {
    const calendar = calendars.calendars[name];
    return calendar === undefined ? [] : compileCalendar(calendar, first * MICROS_PER_DAY, last * MICROS_PER_DAY);
  });
  await session.connection.run(...session.dialect.defineClock(clockTable(intervals, range)));
  await loadSpans(session, intervals);
  session.cache.set("clock", until);
  return clock;
}

function clockTable(
  calendars: readonly (readonly OpenInterval[])[],
  range: { readonly firstDay: number; readonly days: number },
): ClockTable {
  const rows = calendars.flatMap((intervals) => dayIndex(intervals, range.firstDay, range.firstDay + range.days));
  const most = rows.reduce((largest, { spans }) => Math.max(largest, spans.length), 0);
  const spans = Array.from({ length: most }, (_, k) => k);
  return {
    ...range,
    calendars: calendars.length,
    before: rows.map(({ before }) => before),
    starts: spans.map((k) => rows.map(({ day, spans }) => BigInt(day) * MICROS_PER_DAY + (spans[k]?.start ?? 0n))),
    lengths: spans.map((k) => rows.map(({ spans }) => spans[k]?.length ?? 0n)),
  };
}

async function loadSpans(session: Session, calendars: readonly (readonly OpenInterval[])[]): Promise<void> {
  const names = ["calendar", "from_at", "to_at", "before"];
  const rows = calendars.flatMap((intervals, calendar) =>
    intervals.map(({ from, to, before }) => [BigInt(calendar), from, to, before]),
  );
  const columns: LoadValue[][] = names.map((_, i) => rows.map((row) => row[i] ?? null));
  async function* once(): AsyncGenerator<LoadValue[][]> {
    yield columns;
  }
  await session.connection.load(
    "clock_spans",
    names.map((name) => ({ name, type: "bigint" as const })),
    once(),
  );
}

/** The `use` rules with calendars as indexes: an attribute's value names a calendar itself. */
function calendarPlan(calendars: Calendars, names: readonly string[], follow: CalendarPlan["follow"]): CalendarPlan {
  const index = (name: string): number => names.indexOf(name);
  const indexed = (byValue: Readonly<Record<string, string>>): Record<string, number> =>
    Object.fromEntries(Object.entries(byValue).map(([value, name]) => [value, index(name)]));
  const rules = calendars.use.flatMap((rule): CalendarRule[] => {
    if ("attribute" in rule)
      return [
        {
          by: "attribute",
          key: rule.attribute,
          calendars: Object.fromEntries(names.map((name) => [name, index(name)])),
        },
      ];
    return "team" in rule
      ? [{ by: "team", calendars: indexed(rule.team) }]
      : [{ by: "channel", calendars: indexed(rule.channel) }];
  });
  return { rules, otherwise: index(calendars.default), follow };
}
