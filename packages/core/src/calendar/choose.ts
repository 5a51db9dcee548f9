import type { Calendars } from "./schema.ts";

/** What decides which calendar a row is measured by. */
export interface CalendarKeys {
  readonly attributes: Readonly<Record<string, string | null | undefined>>;
  readonly team: string | null;
  readonly channel: string | null;
}

/**
 * The name of the calendar in force for a row: by the rules of `use` in order, the first hit, else the default. An
 * attribute whose value names no calendar is no hit: its values come from the data, and a typo there must not stop a run.
 */
export function calendarOf(calendars: Calendars, row: CalendarKeys): string {
  for (const rule of calendars.use) {
    if ("attribute" in rule) {
      const name = row.attributes[rule.attribute];
      if (typeof name === "string" && Object.hasOwn(calendars.calendars, name)) return name;
      continue;
    }
    const [byValue, value] = "team" in rule ? [rule.team, row.team] : [rule.channel, row.channel];
    if (value !== null && Object.hasOwn(byValue, value)) return byValue[value] ?? calendars.default;
  }
  return calendars.default;
}
