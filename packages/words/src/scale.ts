import type { Unit } from "@almanac/core";
import type { Locale, MessageId } from "./locale.ts";
import { say } from "./message.ts";
import { formatNumber, formatParts, numberFormat, type SignDisplay } from "./number.ts";

/**
 * How the values of one figure are written: the same scale for a value, its interval and its axis, so that they can be
 * compared at a glance.
 */
export interface Scale {
  /** The value without its unit; `sign` as for numbers. */
  readonly digits: (locale: Locale, value: number, sign?: SignDisplay) => string;
  /** The value for an axis: without decimals that are 0. Default: as `digits`. */
  readonly axis?: (locale: Locale, value: number) => string;
  /** The message that puts the unit around digits (`{n}`); null where the number stands alone. */
  readonly unit: MessageId | null;
  /** One shown unit in the figure's own, e.g. 60 for minutes of seconds. Default 1. */
  readonly size?: number;
}

/** What a scale depends on beside the unit. */
export interface ScaleOptions {
  /** Opening hours do not add up to days, so business durations stay in hours. Default `calendar`. */
  readonly clock?: "calendar" | "business";
  /** ISO 4217 code; needed for `money`. */
  readonly currency?: string;
}

/** A scale that divides by `size` and writes `decimals`. */
function plain(unit: MessageId | null, decimals: number, size = 1): Scale {
  const digits = (locale: Locale, value: number, sign: SignDisplay = "auto"): string =>
    formatNumber(locale, value / size, { decimals, sign });
  const axis = (locale: Locale, value: number): string =>
    formatNumber(locale, value / size, { decimals: decimalsOf(value / size, decimals + 1) });
  return { unit, size, digits, axis };
}

/** Decimals a round number needs, at most `most`. */
function decimalsOf(value: number, most: number): number {
  const text = value.toFixed(most).replace(/\.?0+$/, "");
  return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
}

/** Hours and minutes, `1:30`; rounded to the minute before it is cut in two. */
function clockDigits(locale: Locale, seconds: number, sign: SignDisplay = "auto"): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const shown = minutes === 0 ? "" : seconds < 0 ? (sign === "never" ? "" : "\u2212") : sign === "always" ? "+" : "";
  return `${shown}${formatNumber(locale, Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}`;
}

const HOUR_SCALE: Scale = { unit: "unit.hours", digits: clockDigits };

/** Below 90 s seconds, below 90 min minutes, below 48 h hours and minutes, else days: the house rule for durations. */
function durationScale(largest: number, clock: "calendar" | "business"): Scale {
  if (largest < 10) return plain("unit.seconds", 1);
  if (largest < 90) return plain("unit.seconds", 0);
  if (largest < 90 * 60) return plain("unit.minutes", 1, 60);
  if (largest < 48 * 3600 || clock === "business") return HOUR_SCALE;
  return plain("unit.days", 1, 86_400);
}

/** Per cent with one decimal, two below a tenth of a per cent so that little is not shown as nothing. */
const shareScale = (largest: number): Scale => plain("unit.percent", largest > 0 && largest < 0.001 ? 2 : 1, 0.01);

function moneyScale(currency: string): Scale {
  const digits = (locale: Locale, value: number, sign: SignDisplay = "auto"): string => {
    const signDisplay = sign === "always" ? "exceptZero" : sign === "never" ? "never" : "negative";
    return formatParts(numberFormat(locale.tag, { style: "currency", currency, signDisplay }), value);
  };
  return { unit: null, digits };
}

const SCALES = {
  count: (largest) => plain(null, Number.isInteger(largest) ? 0 : 1),
  seconds: (largest, options) => durationScale(largest, options.clock ?? "calendar"),
  share: (largest) => shareScale(largest),
  points: () => plain(null, 1),
  score: () => plain(null, 2),
  days: () => plain("unit.days", 1),
  money: (_, options) => moneyScale(options.currency ?? "XXX"),
} as const satisfies Record<Unit, (largest: number, options: ScaleOptions) => Scale>;

/** The scale for differences of a unit around `typical`: of shares in points, of all else in the unit itself. */
export function differenceScaleOf(unit: Unit, typical: number, options: ScaleOptions = {}): Scale {
  return unit === "share" ? plain("unit.points", 1, 0.01) : scaleOf(unit, typical, options);
}

/** The scale of ratios, as the change in per cent: 1.12 is written +12.0%. */
export const RATIO_SCALE: Scale = {
  unit: "unit.percent",
  digits: (locale, ratio, sign = "auto") => formatNumber(locale, (ratio - 1) * 100, { decimals: 1, sign }),
};

/** The scale for values of a unit around `typical` (the figure itself, in that unit; its sign does not matter). */
export function scaleOf(unit: Unit, typical: number, options: ScaleOptions = {}): Scale {
  return SCALES[unit](Math.abs(typical), options);
}

/** `count` decides the plural of a unit that is written out. */
function withUnit(locale: Locale, scale: Scale, digits: string, value: number): string {
  return scale.unit === null
    ? digits
    : say(locale, scale.unit, { n: digits, count: Math.abs(value) / (scale.size ?? 1) });
}

/** A value with its unit: `34.2 min`, `87.5%`, `1:30 h`, `1,204`. */
export function formatOn(locale: Locale, scale: Scale, value: number, sign: SignDisplay = "auto"): string {
  return withUnit(locale, scale, scale.digits(locale, value, sign), value);
}

/** A value with its unit for an axis, whose values are round: `30 min`, `85%`. */
export function formatTick(locale: Locale, scale: Scale, value: number): string {
  return withUnit(locale, scale, scale.axis?.(locale, value) ?? scale.digits(locale, value), value);
}

/** Two values with the unit once: `33.0–35.4 min`; with "to" where a sign would meet the dash. */
export function formatRangeOn(
  locale: Locale,
  scale: Scale,
  [low, high]: readonly [number, number],
  sign: SignDisplay = "auto",
): string {
  const signed = sign === "always" || (sign === "auto" && low < 0);
  const digits = say(locale, signed ? "range.signed" : "range.plain", {
    low: scale.digits(locale, low, sign),
    high: scale.digits(locale, high, sign),
  });
  return withUnit(locale, scale, digits, high);
}
