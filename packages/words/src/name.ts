import type { MetricFigures } from "@almanac/core";
import { formatWeekday } from "./date.ts";
import type { Locale } from "./locale.ts";
import { isMessageId, say } from "./message.ts";

/** The metric's title in the locale, English where it has none; money with its currency: `Order value, EUR`. */
export function metricTitle(locale: Locale, metric: Pick<MetricFigures, "id" | "title" | "dimensions">): string {
  const title = locale.metrics?.[metric.id]?.title ?? metric.title;
  const of = Object.values(metric.dimensions);
  return of.length === 0 ? title : say(locale, "metric.of", { title, of: of.join(", ") });
}

/** What the metric means in the locale, English where it has no words for it. */
export function metricAbout(locale: Locale, metric: Pick<MetricFigures, "id" | "about">): string {
  return locale.metrics?.[metric.id]?.about ?? metric.about;
}

const spelledOut = (id: string): string => {
  const text = id.replaceAll(/[_.]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** A dimension's name: `Channel`; one the locale does not know as it is written in the log. */
export function dimensionName(locale: Locale, dimension: string): string {
  const id = `dimension.${dimension}`;
  return isMessageId(locale, id) ? say(locale, id) : spelledOut(dimension);
}

/** A value of a dimension: well-known channels and weekdays in words, all else as it is; null says that the rows have none. */
export function dimensionValue(locale: Locale, dimension: string, value: string | null): string {
  if (value === null) return say(locale, "dimension.none");
  if (dimension === "weekday") return formatWeekday(locale, Number(value));
  const id = `${dimension}.${value}`;
  return isMessageId(locale, id) ? say(locale, id) : value;
}
