import { type ChartSvg, quantileStrip } from "@almanac/charts";
import { type MetricFigures, QUANTILES, type Series } from "@almanac/core";
import {
  formatBucket,
  formatChange,
  formatDate,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatOn,
  formatPeriod,
  formatRangeOn,
  metricAbout,
  metricScale,
  metricTitle,
  rowsOf,
} from "@almanac/words";
import { type BreakdownView, breakdownView } from "./breakdown.ts";
import { measureCommand } from "./command.ts";
import { type Context, type Judgement, judgementOf, periodTitle } from "./context.ts";
import { type CourseChartView, courseChart } from "./course-chart.ts";
import { definitionOf } from "./definition.ts";
import { goalOf } from "./scorecard.ts";
import { estimateCells, estimateHeads, largestOf, type TableView } from "./table.ts";

/** A chart over time with its data table. */
export interface CourseView {
  readonly title: string;
  readonly chart: CourseChartView;
  readonly table: TableView;
}

/** The spread of a distribution. */
export interface SpreadView {
  readonly description: string;
  readonly svg: ChartSvg;
  readonly table: TableView;
}

/** The page of one metric in one version. */
export interface MetricPageView {
  readonly title: string;
  readonly about: string;
  readonly value: string;
  readonly judgement: Judgement | null;
  readonly word: string | null;
  /** What stands below the figure, a sentence each: never the figure without its rows. */
  readonly facts: readonly string[];
  readonly courses: readonly CourseView[];
  readonly spread: SpreadView | null;
  readonly targets: TableView | null;
  readonly breakdowns: readonly BreakdownView[];
  readonly definition: readonly string[];
  /** SHA-256 of the definition. */
  readonly digest: string;
  /** Command lines that print the figure, and the rows behind it. */
  readonly commands: readonly string[];
}

function changeFacts({ locale, say, snapshot }: Context, metric: MetricFigures): readonly string[] {
  const { change } = metric;
  if (change === null) return [];
  const { value, interval } = formatChange(locale, metric, change);
  if (value === null) return [];
  const before = formatPeriod(locale, snapshot.figures.period.unit, change.against);
  const versus = say(change.as === "ratio" ? "measure.versusPerDay" : "measure.versus", { change: value, before });
  return [interval === null ? versus : say("measure.versusInterval", { versus, interval })];
}

/** What a distribution says beside its median. */
function distributionFacts({ locale, say }: Context, metric: MetricFigures): readonly string[] {
  const { estimate } = metric;
  if (estimate.kind !== "distribution") return [];
  const { mean, meanInterval, censored, medianKaplanMeier } = estimate;
  const scale = metricScale(metric, mean ?? 0);
  const survival = metricScale(metric, medianKaplanMeier ?? 0);
  const means = mean !== null && meanInterval !== null;
  return [
    ...(censored > 0 ? [say("measure.open", { rows: censored })] : []),
    ...(means
      ? [
          say("measure.mean", {
            mean: formatOn(locale, scale, mean),
            interval: formatRangeOn(locale, scale, meanInterval),
          }),
        ]
      : []),
    ...(censored > 0 && medianKaplanMeier !== null
      ? [say("measure.kaplanMeier", { value: formatOn(locale, survival, medianKaplanMeier) })]
      : []),
  ];
}

function factsOf(context: Context, metric: MetricFigures): readonly string[] {
  const { locale, say } = context;
  const interval = formatInterval(locale, metricScale(metric, metric.estimate.value), metric.estimate);
  const rows = rowsOf(metric.estimate);
  return [
    ...(metric.noData === null ? [] : [say(`noData.${metric.noData}`)]),
    ...(interval === null ? [] : [say("measure.interval", { interval })]),
    ...(rows === null ? [say("measure.level")] : [say("measure.rows", { rows: formatNumber(locale, rows) })]),
    ...changeFacts(context, metric),
    ...distributionFacts(context, metric),
  ];
}

function courseView(context: Context, metric: MetricFigures, series: Series): CourseView {
  const { locale, say } = context;
  const scale = metricScale(metric, largestOf(series.points.map(({ estimate }) => estimate)));
  const what = say(`chart.by.${series.unit}`, { kind: say(`kind.${metric.kind}`) });
  const when = (from: string): string =>
    series.unit === "day" ? formatDate(locale, from) : formatBucket(locale, series.unit, from);
  return {
    title: what,
    chart: courseChart(context, metric, series, `s-${series.role}`, goalOf(metric)),
    table: {
      caption: say("table.series", { metric: metricTitle(locale, metric), what: what.toLocaleLowerCase(locale.tag) }),
      heads: [say("table.when"), ...estimateHeads(locale)],
      rows: series.points.map(({ from, estimate }) => [when(from), ...estimateCells(locale, scale, estimate)]),
      words: 1,
    },
  };
}

function spreadView({ locale, say }: Context, metric: MetricFigures): SpreadView | null {
  const { estimate } = metric;
  if (estimate.kind !== "distribution" || estimate.value === null) return null;
  const known = QUANTILES.flatMap((key) => {
    const value = estimate.quantiles[key];
    return value === null ? [] : [{ share: Number(key), value, percent: `${Number(key) * 100}%` }];
  });
  const written = (value: number): string => formatOn(locale, metricScale(metric, value), value);
  const drawn = known.filter(({ share }) => share >= 0.05 && share <= 0.95);
  const label = (share: number, percent: string, value: number): string | null =>
    [0.5, 0.75, 0.9, 0.95].includes(share) ? say("quantile.label", { percent, value: written(value) }) : null;
  return {
    description: say("chart.strip", { rows: formatNumber(locale, estimate.n) }),
    svg: quantileStrip({
      quantiles: drawn.map(({ share, value, percent }) => ({ share, value, label: label(share, percent, value) })),
      labelledBy: "q-h q-d",
    }),
    table: {
      caption: say("table.series", {
        metric: metricTitle(locale, metric),
        what: say("measure.spread").toLocaleLowerCase(locale.tag),
      }),
      heads: [say("table.quantile"), say("table.within")],
      rows: known.map(({ percent, value }) => [percent, written(value)]),
      words: 1,
    },
  };
}

function targetsView({ locale, say }: Context, metric: MetricFigures): TableView | null {
  if (metric.targets.length === 0) return null;
  const none = say("figure.none");
  return {
    caption: say("table.series", {
      metric: metricTitle(locale, metric),
      what: say("measure.targets").toLocaleLowerCase(locale.tag),
    }),
    heads: [say("table.target"), ...estimateHeads(locale), say("table.goal"), say("table.verdict")],
    rows: metric.targets.map(({ name, goal, side, estimate, verdict }) => {
      const scale = metricScale(metric, estimate?.value ?? goal);
      const limit = goal === null ? none : say(`score.${side}`, { goal: formatOn(locale, scale, goal) });
      return [
        name,
        ...estimateCells(locale, scale, estimate),
        limit,
        verdict === null ? none : say(`verdict.${verdict}`),
      ];
    }),
    words: 1,
  };
}

/** Everything one version says of one metric. */
export function metricPageView(context: Context, metric: MetricFigures): MetricPageView {
  const { locale, say, snapshot } = context;
  const judgement = judgementOf(metric);
  const command = measureCommand(snapshot, [metric.id], metric.clock);
  const courses = metric.series.filter(({ points }) => points.some(({ estimate }) => estimate.value !== null));
  return {
    title: metricTitle(locale, metric),
    about: metricAbout(locale, metric),
    value: say("measure.figure", {
      figure: formatEstimate(locale, metricScale(metric, metric.estimate.value), metric.estimate),
      period: periodTitle(context),
    }),
    judgement,
    word: judgement === null ? null : say(`judgement.${judgement}`),
    facts: factsOf(context, metric),
    courses: courses.map((series) => courseView(context, metric, series)),
    spread: spreadView(context, metric),
    targets: targetsView(context, metric),
    breakdowns: metric.breakdowns
      .filter(({ rows }) => rows.length > 0)
      .map((breakdown) => breakdownView(context, metric, breakdown)),
    definition: definitionOf(context, metric),
    digest: metric.definition,
    commands: [command, `${command} --rows`],
  };
}
