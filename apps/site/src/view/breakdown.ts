import { type ChartSvg, dotPlot, heatTable } from "@almanac/charts";
import type { Breakdown, BreakdownRow, Estimate, MetricFigures } from "@almanac/core";
import {
  dimensionName,
  dimensionValue,
  formatEstimate,
  formatNumber,
  formatOn,
  formatTick,
  formatWeekday,
  type Locale,
  metricScale,
  metricTitle,
  rowsOf,
} from "@almanac/words";
import type { Context } from "./context.ts";
import { estimateCells, estimateHeads, groupSize, largestOf, type TableView } from "./table.ts";

/** A metric by groups: a picture with its table, or a table that is the picture. */
export interface BreakdownView {
  readonly id: string;
  readonly title: string;
  /** What the picture shows; of a heat table its caption. */
  readonly description: string;
  readonly svg: ChartSvg | null;
  /** HTML of a heat table, in place of picture and table. */
  readonly heat: string | null;
  readonly table: TableView | null;
  /** What is not shown, and why. */
  readonly notes: readonly string[];
}

/** Groups that a picture shows. */
const SHOWN = 12;

function labelOf(locale: Locale, by: readonly string[], { dimensions }: BreakdownRow): string {
  return by.map((dimension) => dimensionValue(locale, dimension, dimensions[dimension] ?? null)).join(" · ");
}

function titleOf({ locale, say }: Context, by: readonly string[]): string {
  return say("measure.by", {
    dimension: by.map((dimension) => dimensionName(locale, dimension).toLocaleLowerCase(locale.tag)).join(", "),
  });
}

function rowText({ locale, say }: Context, metric: MetricFigures, estimate: Estimate | null): string {
  if (estimate === null) return say("figure.suppressed");
  const value = formatEstimate(locale, metricScale(metric, estimate.value), estimate);
  const rows = rowsOf(estimate);
  return rows === null || metric.kind === "count"
    ? value
    : say("dots.text", { value, rows: formatNumber(locale, rows) });
}

function notesOf({ say, snapshot }: Context, { rows }: Breakdown, shown: number): readonly string[] {
  const hidden = rows.filter(({ estimate }) => estimate === null).length;
  return [
    ...(shown < rows.length ? [say("table.shown", { shown, all: rows.length })] : []),
    ...(hidden > 0 ? [say("table.suppressed", { cells: hidden, below: snapshot.figures.suppressBelow })] : []),
  ];
}

/** Kinds whose groups can be held against the figure of all. */
const COMPARABLE: ReadonlySet<MetricFigures["kind"]> = new Set(["proportion", "distribution", "ratio"]);

function dots(context: Context, metric: MetricFigures, { by, rows }: Breakdown, id: string): BreakdownView {
  const { locale, say } = context;
  const sorted = [...rows].sort((a, b) => groupSize(b.estimate) - groupSize(a.estimate));
  const shown = sorted.slice(0, SHOWN);
  const scale = metricScale(metric, largestOf(shown.map(({ estimate }) => estimate)));
  const whole = COMPARABLE.has(metric.kind) ? metric.estimate.value : null;
  const svg = dotPlot({
    rows: shown.map((row) => ({
      label: labelOf(locale, by, row),
      value: row.estimate?.value ?? null,
      interval: row.estimate?.interval ?? null,
      text: rowText(context, metric, row.estimate),
    })),
    unit: metric.unit,
    formatTick: (value) => formatTick(locale, scale, value),
    whole,
    labelledBy: `${id}-h ${id}-d`,
  });
  const dimension = by.map((name) => dimensionName(locale, name)).join(", ");
  const value = whole === null ? null : formatOn(locale, metricScale(metric, whole), whole);
  return {
    id,
    title: titleOf(context, by),
    description: value === null ? say("chart.dotsPlain") : say("chart.dots", { value }),
    svg,
    heat: null,
    table: {
      caption: say("table.breakdown", { metric: metricTitle(locale, metric), dimension }),
      heads: [dimension, ...estimateHeads(locale)],
      rows: shown.map((row) => [labelOf(locale, by, row), ...estimateCells(locale, scale, row.estimate)]),
      words: 1,
    },
    notes: notesOf(context, { by, rows }, shown.length),
  };
}

/** Weekdays by hours; hours without rows are 0 for counts and blank for all else. */
function heat(context: Context, metric: MetricFigures, { rows }: Breakdown, id: string): BreakdownView {
  const { locale, say, snapshot } = context;
  const found = new Map(rows.map(({ dimensions, estimate }) => [dimensions.hour_of_week, estimate]));
  const scale = metricScale(metric, largestOf([...found.values()]));
  const cell = (weekday: number, hour: number) => {
    const value =
      found.get(`${weekday}T${String(hour).padStart(2, "0")}`)?.value ?? (metric.kind === "count" ? 0 : null);
    return { value, text: value === null ? say("figure.none") : scale.digits(locale, value) };
  };
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const caption = say("table.heat", { metric: metricTitle(locale, metric), zone: snapshot.figures.period.zone });
  const table = heatTable({
    caption,
    corner: say("table.day"),
    columns: hours.map(String),
    rows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      label: formatWeekday(locale, weekday),
      cells: hours.map((hour) => cell(weekday, hour)),
    })),
  });
  return { id, title: say("measure.heat"), description: caption, svg: null, heat: table, table: null, notes: [] };
}

/** A metric by the groups of a breakdown; by hour of the week as a heat table, by all else as dots with their intervals. */
export function breakdownView(context: Context, metric: MetricFigures, breakdown: Breakdown): BreakdownView {
  const id = `b-${breakdown.by.join("-").replaceAll(/[^a-z0-9]+/gi, "-")}`;
  const isHeat = breakdown.by.length === 1 && breakdown.by[0] === "hour_of_week";
  return isHeat ? heat(context, metric, breakdown, id) : dots(context, metric, breakdown, id);
}
