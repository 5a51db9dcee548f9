import { gzipSync } from "node:zlib";
import { figureKey, type MetricFigures } from "@almanac/core";
import { formatEstimate, metricScale, metricTitle } from "@almanac/words";
import { type Context, directionOf, type Judgement, judgementOf } from "./context.ts";
import { type CourseChartView, courseChart } from "./course-chart.ts";
import { courseOf, goalOf } from "./scorecard.ts";

/** One metric on the overview: its headline and its chart. */
export interface MeasureView {
  /** Says the finding: `Reopen rate rose to 11.4%`; where nothing is certain, the figure alone. */
  readonly headline: string;
  readonly judgement: Judgement | null;
  /** The judgement in a word; null where there is none. */
  readonly word: string | null;
  readonly chart: CourseChartView;
  readonly href: string;
}

/** The headline of a metric; counts and totals are compared per day, so theirs does not say which way they went. */
export function headlineOf({ locale, say }: Context, metric: MetricFigures): string {
  const title = metricTitle(locale, metric);
  const value = formatEstimate(locale, metricScale(metric, metric.estimate.value), metric.estimate);
  const { change } = metric;
  const direction = change?.decisive && change.as === "difference" ? directionOf(change) : null;
  return say(direction === null ? "headline.plain" : `headline.${direction}`, { metric: title, value });
}

/** What a reader should see first: missed targets and what got worse, then better, then the rest in the report's order. */
function importance(metric: MetricFigures): number {
  const judgement = judgementOf(metric);
  if (metric.targets.some(({ verdict }) => verdict === "missed")) return 0;
  if (judgement === "worse") return 1;
  if (judgement === "better") return 2;
  return judgement === "neutral" ? 3 : 4;
}

function measureView(context: Context, metric: MetricFigures): MeasureView | null {
  const course = courseOf(metric);
  if (course === null || course.points.every(({ estimate }) => estimate.value === null)) return null;
  const judgement = judgementOf(metric);
  const goal = goalOf(metric);
  return {
    headline: headlineOf(context, metric),
    judgement,
    word: judgement === null ? null : context.say(`judgement.${judgement}`),
    chart: courseChart(context, metric, course, `c-${figureKey(metric)}`, goal),
    href: context.links.metric(context.snapshot, metric),
  };
}

/** Every metric with a course, the most important first. */
export function measureViews(context: Context): readonly MeasureView[] {
  const { metrics } = context.snapshot.figures;
  const ranked = metrics.map((metric, index) => ({ metric, rank: importance(metric), index }));
  ranked.sort((a, b) => a.rank - b.rank || a.index - b.index);
  return ranked.flatMap(({ metric }) => measureView(context, metric) ?? []);
}

/** Limits of a page. */
export interface Budget {
  /** Bytes of HTML after gzip. */
  readonly gzip: number;
  readonly elements: number;
}

/** An overview is one flight of ten segments and a tree that a phone lays out at once. */
export const OVERVIEW_BUDGET: Budget = Object.freeze({ gzip: 14_000, elements: 800 });

/** Elements that a section has around the two pictures of its chart. */
const SECTION_ELEMENTS = 9;

const elementsIn = (html: string): number => html.match(/<[a-z]/g)?.length ?? 0;

/** As many of the sections, from the first, as fit beside `rest` (about all else that the page holds) within the budget. */
export function fittingMeasures(
  measures: readonly MeasureView[],
  rest: { readonly html: string; readonly elements: number },
  budget: Budget,
): readonly MeasureView[] {
  let html = rest.html;
  let { elements } = rest;
  const fitting: MeasureView[] = [];
  for (const measure of measures) {
    const { wide, narrow } = measure.chart.svg;
    html += JSON.stringify({ ...measure, chart: { ...measure.chart, svg: null } }) + wide + narrow;
    elements += SECTION_ELEMENTS + elementsIn(wide) + elementsIn(narrow);
    if (elements > budget.elements || gzipSync(html).length > budget.gzip) break;
    fitting.push(measure);
  }
  return fitting;
}
