import type { Estimate, MetricFigures } from "@almanac/core";
import { formatNumber, formatOn, type Locale, rowsOf, type Scale, say } from "@almanac/words";

/** A table as data: every cell is text, the first of a row is its head. */
export interface TableView {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many leading columns hold words, not numbers. */
  readonly words: number;
}

/** A figure as the cells figure, from, to, rows; what is missing is a dash, what is hidden says so. */
export function estimateCells(locale: Locale, scale: Scale, estimate: Estimate | null): readonly string[] {
  const none = say(locale, "figure.none");
  if (estimate === null) return [say(locale, "figure.suppressed"), none, none, none];
  const value = (number: number | null | undefined): string =>
    number == null ? none : formatOn(locale, scale, number);
  const rows = rowsOf(estimate);
  return [
    estimate.value === null ? say(locale, "figure.noData") : value(estimate.value),
    value(estimate.interval?.[0]),
    value(estimate.interval?.[1]),
    rows === null ? none : formatNumber(locale, rows),
  ];
}

/** Heads of the cells of `estimateCells`. */
export function estimateHeads(locale: Locale): readonly string[] {
  return (["value", "low", "high", "rows"] as const).map((head) => say(locale, `table.${head}`));
}

/** The largest value of some figures, which decides the scale of their table. */
export function largestOf(estimates: readonly (Estimate | null)[]): number {
  return Math.max(0, ...estimates.map((estimate) => estimate?.value ?? 0));
}

/** Rows of a group, for sorting: the largest first; hidden groups last. */
export function groupSize(estimate: Estimate | null): number {
  return estimate === null ? -1 : (rowsOf(estimate) ?? estimate.value ?? 0);
}

/** A metric's options in one line: `satisfied 0.75`; options that are off (null) are left out, empty where none is on. */
export function optionsText({ options }: MetricFigures): string {
  return Object.entries(options)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
