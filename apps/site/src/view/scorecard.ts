import { sparkline } from "@almanac/charts";
import type { MetricFigures, Series } from "@almanac/core";
import {
  formatBucket,
  formatChange,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatOn,
  metricScale,
  metricTitle,
  rowsOf,
} from "@almanac/words";
import { beforeTitle, type Context, type Judgement, judgementOf, periodTitle } from "./context.ts";

/** One metric in the scorecard; every text is ready to be shown. */
export interface ScoreRow {
  readonly title: string;
  readonly href: string;
  readonly value: string;
  /** 95% interval; null where the figure has none. */
  readonly interval: string | null;
  readonly rows: string;
  /** Whether the figure has rows; a level has none. */
  readonly rowsKnown: boolean;
  readonly target: { readonly known: boolean; readonly goal: string; readonly verdict: string | null };
  readonly change: { readonly value: string; readonly interval: string | null; readonly word: string | null };
  readonly judgement: Judgement | null;
  /** SVG of the metric's course; empty where it has no course. */
  readonly spark: string;
}

/** The scorecard. */
export interface ScorecardView {
  readonly caption: string;
  /** Heads of the columns: measure, figure, rows, target, change, verdict, trend. */
  readonly heads: readonly string[];
  readonly rows: readonly ScoreRow[];
  /** Whether any metric has a target, and whether any is compared; columns without are not shown. */
  readonly targeted: boolean;
  readonly compared: boolean;
  /** Span of the sparklines in words; null where no metric has a course. */
  readonly span: string | null;
  readonly note: string;
}

/** The course a metric is shown with: its history, or the buckets of the period where there is no history to speak of. */
export function courseOf({ series }: Pick<MetricFigures, "series">): Series | null {
  const history = series.find(({ role }) => role === "history");
  const known = history?.points.filter(({ estimate }) => estimate.value !== null).length ?? 0;
  if (history !== undefined && known >= 3) return history;
  return series.find(({ role }) => role === "within") ?? history ?? null;
}

/** The goal of a metric's own figure: that of its only target; null where it has none or several. */
export function goalOf({ targets }: Pick<MetricFigures, "targets">): number | null {
  const [only] = targets;
  return targets.length === 1 ? (only?.goal ?? null) : null;
}

function targetOf({ locale, say }: Context, metric: MetricFigures): ScoreRow["target"] {
  const [only] = metric.targets;
  if (only === undefined) return { known: false, goal: say("figure.none"), verdict: null };
  if (metric.targets.length > 1) {
    const met = metric.targets.filter(({ verdict }) => verdict === "met").length;
    return { known: true, goal: say("score.targets", { met, all: metric.targets.length }), verdict: null };
  }
  if (only.goal === null) return { known: true, goal: only.name, verdict: null };
  const goal = formatOn(locale, metricScale(metric, only.goal), only.goal);
  return {
    known: true,
    goal: say(`score.${only.side}`, { goal }),
    verdict: only.verdict === null ? null : say(`verdict.${only.verdict}`),
  };
}

function changeOf({ locale, say }: Context, metric: MetricFigures): ScoreRow["change"] {
  const words = metric.change === null ? null : formatChange(locale, metric, metric.change);
  if (words === null || words.value === null) return { value: say("figure.none"), interval: null, word: null };
  const judgement = judgementOf(metric);
  return {
    value: words.value,
    interval: words.interval,
    word: judgement === null ? null : say(`judgement.${judgement}`),
  };
}

function rowOf(context: Context, metric: MetricFigures): ScoreRow {
  const { locale, say, snapshot } = context;
  const { estimate } = metric;
  const scale = metricScale(metric, estimate.value);
  const rows = rowsOf(estimate);
  const course = courseOf(metric);
  return {
    title: metricTitle(locale, metric),
    href: context.links.metric(snapshot, metric),
    value: formatEstimate(locale, scale, estimate),
    interval: formatInterval(locale, scale, estimate),
    rows: rows === null ? say("figure.none") : formatNumber(locale, rows),
    rowsKnown: rows !== null,
    target: targetOf(context, metric),
    change: changeOf(context, metric),
    judgement: judgementOf(metric),
    spark:
      course === null
        ? ""
        : sparkline({ values: course.points.map((point) => point.estimate.value), goal: goalOf(metric) }),
  };
}

/** From where to where the sparklines go; they all have the buckets of the first metric with a course. */
function spanOf({ locale, say, snapshot }: Context): string | null {
  const course = snapshot.figures.metrics.map(courseOf).find((found) => found !== null);
  const [first, last] = [course?.points.at(0), course?.points.at(-1)];
  if (course === undefined || course === null || first === undefined || last === undefined) return null;
  const ends = {
    first: formatBucket(locale, course.unit, first.from),
    last: formatBucket(locale, course.unit, last.from),
  };
  return say("score.trendSpan", ends);
}

/** The scorecard: each metric's figure with its interval and rows, its target, its change and its course. */
export function scorecardView(context: Context): ScorecardView {
  const { say, snapshot } = context;
  const before = beforeTitle(context);
  const period = periodTitle(context);
  const columns = ["measure", "now", "rows", "target", "change", "verdict", "trend"] as const;
  return {
    caption: before === null ? say("score.caption", { period }) : say("score.captionChange", { period, before }),
    heads: columns.map((column) => say(`score.${column}`)),
    rows: snapshot.figures.metrics.map((metric) => rowOf(context, metric)),
    targeted: snapshot.figures.metrics.some(({ targets }) => targets.length > 0),
    compared: before !== null,
    span: spanOf(context),
    note: say("score.note"),
  };
}
