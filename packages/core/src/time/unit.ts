import { civilOfDay, dayOfCivil, formatDay, weekdayOfDay } from "./civil.ts";

/** Units that begin on a local day and have a name. */
export type DayUnit = "day" | "week" | "month" | "quarter" | "year";
/** Units a period can be cut into; weeks are ISO 8601. */
export type PeriodUnit = "hour" | DayUnit;

/** A unit of whole days; days are numbers since 1970-01-01. */
export interface DayUnitRules {
  /** First day of the unit that holds the day. */
  readonly floor: (day: number) => number;
  /** A number of days that leads from a unit's first day into the next unit. */
  readonly stride: number;
  /** The name of the unit that begins on the day, e.g. `2026-W37`. */
  readonly name: (start: number) => string;
  /** How names of the unit look, with an example. */
  readonly example: string;
  readonly pattern: RegExp;
  /** A day of the unit from the numbers of its name; wrong numbers lead into another unit. */
  readonly dayOf: (year: number, second: number, third: number) => number;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, "0");
const mondayOf = (day: number): number => day - weekdayOfDay(day) + 1;

/** The year and number of the ISO week that begins on a Monday: its Thursday's year. Source: ISO 8601. */
function weekName(monday: number): string {
  const { year } = civilOfDay(monday + 3);
  const firstMonday = mondayOf(dayOfCivil(year, 1, 4));
  return `${pad(year, 4)}-W${pad((monday - firstMonday) / 7 + 1, 2)}`;
}

/** The rules of each unit of whole days. */
export const DAY_UNITS: Readonly<Record<DayUnit, DayUnitRules>> = Object.freeze({
  day: {
    floor: (day) => day,
    stride: 1,
    name: formatDay,
    example: "2026-09-07",
    pattern: /^(\d{4})-(\d\d)-(\d\d)$/,
    dayOf: dayOfCivil,
  },
  week: {
    floor: mondayOf,
    stride: 7,
    name: weekName,
    example: "2026-W37",
    pattern: /^(\d{4})-W(\d\d)$/,
    dayOf: (year, week) => dayOfCivil(year, 1, 4) + 7 * (week - 1),
  },
  month: {
    floor: (day) => day - civilOfDay(day).day + 1,
    stride: 31,
    name: (start) => formatDay(start).slice(0, 7),
    example: "2026-09",
    pattern: /^(\d{4})-(\d\d)$/,
    dayOf: (year, month) => dayOfCivil(year, month, 1),
  },
  quarter: {
    floor: (day) => {
      const { year, month } = civilOfDay(day);
      return dayOfCivil(year, month - ((month - 1) % 3), 1);
    },
    stride: 92,
    name: (start) => `${formatDay(start).slice(0, 4)}-Q${(civilOfDay(start).month + 2) / 3}`,
    example: "2026-Q3",
    pattern: /^(\d{4})-Q(\d)$/,
    dayOf: (year, quarter) => dayOfCivil(year, 3 * quarter - 2, 1),
  },
  year: {
    floor: (day) => dayOfCivil(civilOfDay(day).year, 1, 1),
    stride: 366,
    name: (start) => formatDay(start).slice(0, 4),
    example: "2026",
    pattern: /^(\d{4})$/,
    dayOf: (year) => dayOfCivil(year, 1, 1),
  },
});

/** All units, the finest first. */
export const PERIOD_UNITS: readonly PeriodUnit[] = Object.freeze(["hour", ...(Object.keys(DAY_UNITS) as DayUnit[])]);

/** First day of the unit after the one that begins on `start`. */
export function nextStart(unit: DayUnit, start: number): number {
  return DAY_UNITS[unit].floor(start + DAY_UNITS[unit].stride);
}
