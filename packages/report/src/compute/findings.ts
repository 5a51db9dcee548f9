import { type Finding, figureKey, type MetricFigures } from "@almanac/core";

type Judgement = Extract<Finding, { kind: "changed" }>["judgement"];

/** What a reader should see first. */
const ORDER = ["missed", "worse", "better", "met", "neutral", "no-data"] as const;

function rankOf(finding: Finding): number {
  const name =
    finding.kind === "changed" ? finding.judgement : finding.kind === "target" ? finding.verdict : finding.kind;
  return ORDER.indexOf(name);
}

function changed(metric: MetricFigures): readonly Finding[] {
  const { change, better } = metric;
  if (change === null || !change.decisive || change.value === null) return [];
  const direction = change.value > (change.as === "ratio" ? 1 : 0) ? "up" : "down";
  const good = (better === "higher") === (direction === "up");
  const judgement: Judgement = better === "neither" ? "neutral" : good ? "better" : "worse";
  return [{ kind: "changed", metric: figureKey(metric), direction, judgement }];
}

function targets(metric: MetricFigures): readonly Finding[] {
  return metric.targets.flatMap(({ name, verdict }): readonly Finding[] =>
    verdict === "missed" ? [{ kind: "target", metric: figureKey(metric), target: name, verdict }] : [],
  );
}

function noData(metric: MetricFigures): readonly Finding[] {
  return metric.noData === null ? [] : [{ kind: "no-data", metric: figureKey(metric) }];
}

/** What a reader should know, the most important first: missed targets, what got worse or better for certain, what could not be computed. */
export function findingsOf(metrics: readonly MetricFigures[]): readonly Finding[] {
  const all = metrics.flatMap((metric) => [...targets(metric), ...changed(metric), ...noData(metric)]);
  return all
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => rankOf(a.finding) - rankOf(b.finding) || a.index - b.index)
    .map(({ finding }) => finding);
}
