import { type Change, type Finding, figureKey, type MetricFigures, namedPeriod } from "@almanac/core";
import {
  formatChange,
  formatEstimate,
  formatOn,
  type MessageId,
  metricScale,
  metricTitle,
  sayList,
  scaleOf,
} from "@almanac/words";
import { beforeTitle, type Context, type Judgement, judgementOf } from "./context.ts";

/** One finding in a sentence. */
export interface FindingView {
  readonly text: string;
  /** How it is marked; null = without a mark. */
  readonly judgement: Judgement | null;
  readonly href: string;
}

/** The report in one sentence and a list. */
export interface SummaryView {
  readonly lead: string;
  readonly findings: readonly FindingView[];
  /** Said where there is no finding; null where there are some. */
  readonly nothing: string | null;
}

/** "2 got better, 3 got worse and 14 show no clear change", the empty parts left out. */
function partsOf(context: Context, counted: readonly (readonly [MessageId, number])[]): string {
  const parts = counted.filter(([, n]) => n > 0).map(([id, n]) => context.say(id, { n }));
  return sayList(context.locale, parts);
}

function leadOf(context: Context): string {
  const { metrics } = context.snapshot.figures;
  const before = beforeTitle(context);
  const judgements = metrics.map(judgementOf).filter((judgement) => judgement !== null);
  const count = (wanted: Judgement): number => judgements.filter((judgement) => judgement === wanted).length;
  const kinds = ["better", "worse", "neutral", "unclear"] as const;
  const parts = partsOf(
    context,
    kinds.map((kind) => [`short.${kind}`, count(kind)] as const),
  );
  if (before === null || judgements.length === 0) return context.say("short.first", { measures: metrics.length });
  return context.say("short.compared", { all: judgements.length, before, parts });
}

/** What the targets came to, null where the report has none with a verdict. */
function targetsOf(context: Context): string | null {
  const verdicts = context.snapshot.figures.metrics
    .flatMap(({ targets }) => targets.map(({ verdict }) => verdict))
    .filter((verdict) => verdict !== null);
  if (verdicts.length === 0) return null;
  const kinds = ["met", "missed", "close"] as const;
  const counted = kinds.map(
    (kind) => [`short.${kind}`, verdicts.filter((verdict) => verdict === kind).length] as const,
  );
  return context.say("short.targets", { all: verdicts.length, parts: partsOf(context, counted) });
}

/** Figures before and after in words; of counts and totals as rates a day, since periods differ in length. */
function endsOf(
  { locale, snapshot: { figures } }: Context,
  metric: MetricFigures,
  change: Change,
): readonly [string, string] {
  const { period } = figures;
  if (change.as === "difference") {
    const scale = metricScale(metric, metric.estimate.value);
    return [formatEstimate(locale, scale, change.before), formatEstimate(locale, scale, metric.estimate)];
  }
  const days = (name: string): number => {
    const { from, to } = namedPeriod(name, period.zone);
    return Number(to - from) / 86_400e6;
  };
  const rates = [
    (change.before.value ?? 0) / days(change.against),
    (metric.estimate.value ?? 0) / days(period.name),
  ] as const;
  const scale = metric.unit === "count" ? scaleOf("count", 0.5) : metricScale(metric, rates[1]);
  return [formatOn(locale, scale, rates[0]), formatOn(locale, scale, rates[1])];
}

function changedText(context: Context, metric: MetricFigures, direction: "up" | "down"): string {
  const { locale, say } = context;
  const { change } = metric;
  const title = metricTitle(locale, metric);
  if (change === null) return title;
  const { size, sizeInterval } = formatChange(locale, metric, change);
  const name = change.as === "ratio" ? say("finding.perDay", { metric: title }) : title;
  const moved = say(`finding.${direction}`, { metric: name, size: size ?? "" });
  const sure = sizeInterval === null ? moved : say("finding.interval", { finding: moved, interval: sizeInterval });
  const [before, after] = endsOf(context, metric, change);
  return say("finding.to", { finding: sure, before, after });
}

function targetText({ locale, say }: Context, metric: MetricFigures, name: string, verdict: "met" | "missed"): string {
  const target = metric.targets.find((candidate) => candidate.name === name);
  const scale = metricScale(metric, target?.estimate?.value ?? null);
  const value = target?.estimate == null ? say("figure.suppressed") : formatEstimate(locale, scale, target.estimate);
  const goal = target?.goal == null ? say("figure.none") : formatOn(locale, scale, target.goal);
  return say(`finding.${verdict}`, { metric: metricTitle(locale, metric), target: name, value, goal });
}

function noDataText({ locale, say }: Context, metric: MetricFigures): string {
  const reason = metric.noData === null ? "" : say(`noData.${metric.noData}`);
  return say("finding.noData", { metric: metricTitle(locale, metric), reason });
}

const JUDGED = { met: "better", missed: "worse" } as const;

function findingView(context: Context, finding: Finding): readonly FindingView[] {
  const metric = context.snapshot.figures.metrics.find((candidate) => figureKey(candidate) === finding.metric);
  if (metric === undefined) return [];
  const href = context.links.metric(context.snapshot, metric);
  if (finding.kind === "changed") {
    return [{ text: changedText(context, metric, finding.direction), judgement: finding.judgement, href }];
  }
  if (finding.kind === "target") {
    return [
      { text: targetText(context, metric, finding.target, finding.verdict), judgement: JUDGED[finding.verdict], href },
    ];
  }
  return [{ text: noDataText(context, metric), judgement: null, href }];
}

/** One sentence for the period, as the home page lists it too. */
export function leadText(context: Context): string {
  return [leadOf(context), targetsOf(context)].filter((text) => text !== null).join(" ");
}

/** Metrics without data that are told one by one; more are told together. */
const SINGLE_NO_DATA = 2;

/** The metrics without data in one sentence, where they are many. */
function togetherView(context: Context, findings: readonly Finding[]): readonly FindingView[] {
  if (findings.length <= SINGLE_NO_DATA) return findings.flatMap((finding) => findingView(context, finding));
  const { locale, links, say, snapshot } = context;
  const keys = new Set(findings.map(({ metric }) => metric));
  const titles = snapshot.figures.metrics
    .filter((metric) => keys.has(figureKey(metric)))
    .map((metric) => metricTitle(locale, metric));
  const text = say("finding.noDataOf", { metrics: titles.length, titles: sayList(locale, titles) });
  return [{ text, judgement: null, href: links.audit(snapshot) }];
}

/** The report in short: the verdict in a sentence, then what to know, the most important first. */
export function summaryView(context: Context): SummaryView {
  const all = context.snapshot.figures.findings;
  const known = all.filter(({ kind }) => kind !== "no-data").flatMap((finding) => findingView(context, finding));
  const findings = [
    ...known,
    ...togetherView(
      context,
      all.filter(({ kind }) => kind === "no-data"),
    ),
  ];
  return { lead: leadText(context), findings, nothing: findings.length === 0 ? context.say("short.nothing") : null };
}
