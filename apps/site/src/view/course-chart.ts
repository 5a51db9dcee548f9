import { type LineChart, lineChart } from "@almanac/charts";
import type { MetricFigures, Series } from "@almanac/core";
import { formatAxisBucket, formatBucket, formatDates, formatOn, formatTick, metricScale } from "@almanac/words";
import type { Context } from "./context.ts";

/** A chart of a metric's course with the words that stand above and below it. */
export interface CourseChartView {
  /** Id of the chart; its headline is `ID-h`, its description `ID-d`. */
  readonly id: string;
  /** What is drawn: kind, buckets and days; what shade and lines mean. */
  readonly subtitle: string;
  /** What the line does, for those who do not see it. */
  readonly description: string;
  readonly svg: Pick<LineChart, "wide" | "narrow">;
}

function describe(context: Context, metric: MetricFigures, series: Series): string {
  const { locale, say } = context;
  const known = series.points.flatMap(({ from, estimate }) =>
    estimate.value === null ? [] : [{ from, value: estimate.value }],
  );
  const [first] = known;
  if (first === undefined) return say("chart.describedEmpty");
  const low = known.reduce((least, point) => (point.value < least.value ? point : least), first);
  const high = known.reduce((most, point) => (point.value > most.value ? point : most), first);
  const value = (number: number): string => formatOn(locale, metricScale(metric, number), number);
  return say("chart.described", {
    points: known.length,
    low: value(low.value),
    lowAt: formatBucket(locale, series.unit, low.from),
    high: value(high.value),
    highAt: formatBucket(locale, series.unit, high.from),
  });
}

/** Kinds whose whole is of the size of its buckets, so that both stand on one axis. */
const AVERAGES: ReadonlySet<MetricFigures["kind"]> = new Set(["proportion", "distribution", "ratio"]);

/** The period's own figure as a line across its buckets; null where it would be another thing than theirs. */
function wholeOf({ kind, estimate }: MetricFigures, { role }: Series): number | null {
  return role === "within" && AVERAGES.has(kind) ? estimate.value : null;
}

function subtitle(
  context: Context,
  metric: MetricFigures,
  series: Series,
  chart: LineChart,
  goal: number | null,
): string {
  const { locale, say } = context;
  const [from, to] = [series.points.at(0)?.from.slice(0, 10) ?? "", series.points.at(-1)?.to.slice(0, 10) ?? ""];
  const what = say(`chart.by.${series.unit}`, { kind: say(`kind.${metric.kind}`) });
  const value = (number: number): string => formatOn(locale, metricScale(metric, number), number);
  const tick = (number: number): string => formatTick(locale, metricScale(metric, number), number);
  const hasBand = series.points.some(({ estimate }) => estimate.interval !== null);
  const whole = wholeOf(metric, series);
  const parts = [
    say("chart.span", { what, days: formatDates(locale, from, to) }),
    hasBand ? say("chart.band") : null,
    whole === null ? null : say("chart.whole", { value: value(whole) }),
    goal === null ? null : say("chart.goal", { goal: value(goal) }),
    chart.axisFrom > 0 ? say("chart.axisFrom", { value: tick(chart.axisFrom) }) : null,
    chart.cut ? say("chart.cut") : null,
    chart.gaps === 0 ? null : say("chart.gap", { count: chart.gaps }),
  ];
  return `${parts.filter((part) => part !== null).join("; ")}.`;
}

/** The chart of one series of a metric, in both widths, with its words; `goal` is drawn where the metric has one. */
export function courseChart(
  context: Context,
  metric: MetricFigures,
  series: Series,
  id: string,
  goal: number | null,
): CourseChartView {
  const { locale } = context;
  const values = series.points.map(({ estimate }) => estimate.value ?? 0);
  const scale = metricScale(metric, Math.max(0, ...values));
  const chart = lineChart({
    points: series.points.map(({ from, estimate }, index) => ({
      label: formatAxisBucket(locale, series.unit, from, index === 0),
      value: estimate.value,
      interval: estimate.interval,
    })),
    unit: metric.unit,
    format: (value) => formatOn(locale, scale, value),
    formatTick: (value) => formatTick(locale, scale, value),
    whole: wholeOf(metric, series),
    goal,
    markLast: series.role === "history",
    labelledBy: `${id}-h ${id}-d`,
  });
  return {
    id,
    subtitle: subtitle(context, metric, series, chart, goal),
    description: describe(context, metric, series),
    svg: chart,
  };
}
