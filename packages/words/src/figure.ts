import type { Change, Estimate, MetricFigures } from "@almanac/core";
import type { Locale } from "./locale.ts";
import { say } from "./message.ts";
import { differenceScaleOf, formatOn, formatRangeOn, RATIO_SCALE, type Scale, scaleOf } from "./scale.ts";

type Measured = Pick<MetricFigures, "unit" | "clock" | "dimensions">;

function optionsOf(metric: Measured): { clock: "calendar" | "business"; currency?: string } {
  const { currency } = metric.dimensions;
  return currency === undefined ? { clock: metric.clock } : { clock: metric.clock, currency };
}

/** The scale of a metric's values around `typical`, by default around nothing. */
export function metricScale(metric: Measured, typical: number | null): Scale {
  return scaleOf(metric.unit, typical ?? 0, optionsOf(metric));
}

/** The figure of an estimate with its unit; the words for *no data* where it has none. */
export function formatEstimate(locale: Locale, scale: Scale, estimate: Estimate): string {
  return estimate.value === null ? say(locale, "figure.noData") : formatOn(locale, scale, estimate.value);
}

/** The 95% interval of an estimate; null where it has none. */
export function formatInterval(locale: Locale, scale: Scale, estimate: Estimate): string | null {
  return estimate.interval === null ? null : formatRangeOn(locale, scale, estimate.interval);
}

/** Rows an estimate stands on; null for a level, which is of no rows but of a moment. */
export function rowsOf(estimate: Estimate): number | null {
  return estimate.kind === "level" ? null : estimate.n;
}

/** A change and its 95% interval in words, each null where it cannot be given. */
export interface ChangeWords {
  /** With its sign: `+1.6 points`, `+3.4 min`, `+12.0%`. */
  readonly value: string | null;
  readonly interval: string | null;
  /** The size without a sign, for sentences that say "rose by". */
  readonly size: string | null;
  /** The interval without signs, turned to match `size`; null where it holds both directions. */
  readonly sizeInterval: string | null;
}

/** The bounds of a change as sizes in its direction; null where they are on both sides of none. */
function sizes(
  [low, high]: readonly [number, number],
  none: number,
  falling: boolean,
): readonly [number, number] | null {
  if (low < none && high > none) return null;
  return falling ? [high, low] : [low, high];
}

/** A change in words, on the scale it was computed on. */
export function formatChange(locale: Locale, metric: Measured, change: Change): ChangeWords {
  const { value, interval } = change;
  if (value === null) return { value: null, interval: null, size: null, sizeInterval: null };
  const none = change.as === "ratio" ? 1 : 0;
  const largest = Math.max(Math.abs(value), ...(interval ?? []).map(Math.abs));
  const scale = change.as === "ratio" ? RATIO_SCALE : differenceScaleOf(metric.unit, largest, optionsOf(metric));
  const bounds = interval === null ? null : sizes(interval, none, value < none);
  return {
    value: formatOn(locale, scale, value, "always"),
    interval: interval === null ? null : formatRangeOn(locale, scale, interval, "always"),
    size: formatOn(locale, scale, value, "never"),
    sizeInterval: bounds === null ? null : formatRangeOn(locale, scale, bounds, "never"),
  };
}
