import { z } from "zod";
import { parseDay } from "../time/civil.ts";
import { isZone } from "../time/zone.ts";

/** An IANA time zone that the runtime knows. */
export const ZoneName = z
  .string()
  .refine(isZone, { error: ({ input }) => `no such time zone: ${JSON.stringify(input)}` })
  .meta({ id: "Zone", description: 'an IANA time zone, e.g. "Europe/Warsaw", "UTC"' });

/** A local date `YYYY-MM-DD` that exists. */
export const LocalDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => parseDay(text) !== null, { error: ({ input }) => `no such date: ${JSON.stringify(input)}` })
  .meta({ id: "LocalDate", description: 'a date that exists, "YYYY-MM-DD"' });

/** A wall-clock time `HH:MM`, up to `24:00`. */
export const WallTime = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .meta({ id: "TimeOfDay", description: 'a time of day "HH:MM", from "00:00" to "24:00"' });

/** Open from the first time to the second, half-open, on one local day. */
export const OpeningHours = z
  .tuple([WallTime, WallTime])
  .refine(([opens, closes]) => opens < closes, {
    error: "the end must come after the start; hours over midnight are two intervals, one to 24:00 and one from 00:00",
  })
  .readonly()
  .meta({ id: "OpeningHours", description: '["HH:MM", "HH:MM"], open from the first to the second' });

const Hours = z.array(OpeningHours).readonly().meta({ description: "a list of opening hours, [] = closed" });

/** Names of the weekdays in settings, Monday first. */
export const WEEKDAYS = Object.freeze(["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const);

/** Opening hours of each weekday; a day left out is closed. */
export const Weekly = z
  .strictObject({
    mon: Hours.optional(),
    tue: Hours.optional(),
    wed: Hours.optional(),
    thu: Hours.optional(),
    fri: Hours.optional(),
    sat: Hours.optional(),
    sun: Hours.optional(),
  } satisfies Record<(typeof WEEKDAYS)[number], unknown>)
  .readonly();

/** Whole local days on which nothing is open, the last one included. */
export const Holiday = z
  .strictObject({
    name: z.string().optional().meta({ description: "a text for people" }),
    from: LocalDate,
    to: LocalDate,
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "the last day comes before the first" })
  .readonly();

/** The hours of one date, in place of the weekly ones and of a holiday. */
export const CalendarException = z.strictObject({ date: LocalDate, open: Hours }).readonly();

/** Opening hours in a zone, all of it local wall time. */
export const CalendarVersion = z
  .strictObject({
    zone: ZoneName,
    weekly: Weekly,
    holidays: z.array(Holiday).readonly().default([]),
    exceptions: z
      .array(CalendarException)
      .readonly()
      .refine((list) => new Set(list.map(({ date }) => date)).size === list.length, {
        error: "two exceptions of one date",
      })
      .default([])
      .meta({ description: "a list of {date, open}, each date once" }),
    validFrom: LocalDate.optional(),
  })
  .readonly()
  .meta({ id: "CalendarVersion", description: "an object {zone, weekly, holidays, exceptions, validFrom}" });

/** A calendar: one version, or several, each valid from the start of its local day `validFrom` until the next. */
export const Calendar = z
  .union([
    CalendarVersion,
    z
      .array(CalendarVersion)
      .min(1)
      .readonly()
      .refine((versions) => new Set(versions.map(({ validFrom }) => validFrom)).size === versions.length, {
        error: "two versions valid from the same date, or two without a date",
      }),
  ])
  .meta({
    description:
      "a calendar {zone, weekly, holidays, exceptions, validFrom}, or a list of its versions, each with its own validFrom",
  });

const CalendarByValue = z
  .record(z.string(), z.string().meta({ description: "the name of a calendar" }))
  .readonly()
  .meta({ description: 'an object {value: "name of a calendar"}' });

/** How a row finds its calendar: by the calendar's name in an attribute, or by its team or channel. */
export const CalendarRule = z
  .union([
    z
      .strictObject({
        attribute: z.string().meta({ description: "the key of an attribute that holds a calendar's name" }),
      })
      .readonly(),
    z.strictObject({ team: CalendarByValue }).readonly(),
    z.strictObject({ channel: CalendarByValue }).readonly(),
  ])
  .meta({ description: '{"attribute": KEY}, {"team": {TEAM: CALENDAR}} or {"channel": {CHANNEL: CALENDAR}}' });

/** All calendars by name and the rules that choose one for a row: the first hit, else the default. */
export const Calendars = z
  .strictObject({
    default: z.string().meta({ description: "the name of a calendar" }),
    use: z.array(CalendarRule).readonly().default([]),
    calendars: z.record(z.string(), Calendar).readonly(),
  })
  .check(({ value, issues }) => {
    const names = Object.keys(value.calendars);
    const require = (name: string, path: readonly (string | number)[]): void => {
      if (names.includes(name)) return;
      const message = `no calendar is called ${JSON.stringify(name)}; there are ${names.map((known) => JSON.stringify(known)).join(", ")}`;
      issues.push({ code: "custom", message, path: [...path], input: name });
    };
    require(value.default, ["default"]);
    for (const [index, rule] of value.use.entries()) {
      if ("attribute" in rule) continue;
      const [kind, byValue] = "team" in rule ? ["team", rule.team] : ["channel", rule.channel];
      for (const [key, name] of Object.entries(byValue)) require(name, ["use", index, kind, key]);
    }
  })
  .readonly();

/** Opening hours in a zone. */
export type CalendarVersion = z.infer<typeof CalendarVersion>;
/** A calendar, in one version or several. */
export type Calendar = z.infer<typeof Calendar>;
/** How a row finds its calendar. */
export type CalendarRule = z.infer<typeof CalendarRule>;
/** All calendars and the rules that choose one. */
export type Calendars = z.infer<typeof Calendars>;
/** Opening hours within a day. */
export type OpeningHours = z.infer<typeof OpeningHours>;
