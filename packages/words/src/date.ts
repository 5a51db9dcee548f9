import type { SnapshotPeriod } from "@almanac/core";
import type { Locale } from "./locale.ts";
import { say } from "./message.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(tag, options);
  formats.set(key, format);
  return format;
}

/** A local date as the UTC midnight that `Intl` is given, so that no zone moves it. */
const utcMidnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

const dayBefore = (date: string): Date => new Date(utcMidnight(date).getTime() - 86_400_000);

const DATE = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;

/** A local date: `7 Sept 2026`. */
export function formatDate(locale: Locale, date: string): string {
  return dateFormat(locale.tag, DATE).format(utcMidnight(date));
}

/** The days of `[from, to)`: `7 – 13 Sept 2026`; one day alone as a date. */
export function formatDates(locale: Locale, from: string, to: string): string {
  const [first, last] = [utcMidnight(from), dayBefore(to)];
  return dateFormat(locale.tag, DATE).formatRange(first, last);
}

/** An instant on the zone's clock: `2 Nov 2026, 14:05 CET`. */
export function formatInstant(locale: Locale, instant: string, zone: string): string {
  const options = { ...DATE, hour: "2-digit", minute: "2-digit", timeZoneName: "short", timeZone: zone } as const;
  return dateFormat(locale.tag, options).format(new Date(instant));
}

type PeriodUnit = SnapshotPeriod["unit"];

const PERIOD_NAMES = {
  day: (locale, name) => dateFormat(locale.tag, { ...DATE, month: "long", weekday: "long" }).format(utcMidnight(name)),
  week: (locale, name) => say(locale, "period.week", { week: String(Number(name.slice(6))), year: name.slice(0, 4) }),
  month: (locale, name) =>
    dateFormat(locale.tag, { month: "long", year: "numeric", timeZone: "UTC" }).format(utcMidnight(`${name}-01`)),
  quarter: (locale, name) => say(locale, "period.quarter", { quarter: name.slice(6), year: name.slice(0, 4) }),
  year: (_, name) => name,
} as const satisfies Record<PeriodUnit, (locale: Locale, name: string) => string>;

/** A period by its name: `October 2026`, `Week 37 of 2026`, `Q3 2026`, `Monday, 7 September 2026`. */
export function formatPeriod(locale: Locale, unit: PeriodUnit, name: string): string {
  return PERIOD_NAMES[unit](locale, name);
}

/** Short name of a weekday, 1 = Monday … 7 = Sunday: `Mon`. */
export function formatWeekday(locale: Locale, weekday: number): string {
  return dateFormat(locale.tag, { weekday: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, weekday)));
}

const BUCKETS = {
  hour: { hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "short" },
  week: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
  quarter: { month: "short", year: "numeric" },
  year: { year: "numeric" },
} as const satisfies Record<PeriodUnit | "hour", Intl.DateTimeFormatOptions>;

/** A bucket by its start: `7 Sept` for days and weeks, `Sept 2026` for months, `14:00` for hours (of the instant's own offset). */
export function formatBucket(locale: Locale, unit: PeriodUnit | "hour", from: string): string {
  const local = from.length === 10 ? `${from}T00:00:00Z` : `${from.slice(0, 19)}Z`;
  return dateFormat(locale.tag, { ...BUCKETS[unit], timeZone: "UTC" }).format(new Date(local));
}

/** A bucket on an axis: as `formatBucket`, months and quarters without their year save the first and those of January. */
export function formatAxisBucket(locale: Locale, unit: PeriodUnit | "hour", from: string, isFirst: boolean): string {
  const yearless = (unit === "month" || unit === "quarter") && !isFirst && from.slice(5, 7) !== "01";
  if (!yearless) return formatBucket(locale, unit, from);
  return dateFormat(locale.tag, { month: "short", timeZone: "UTC" }).format(utcMidnight(from.slice(0, 10)));
}
