import type { DistributionMeasure, EstimatorKind, Measure, MetricDefinition, Node } from "@almanac/core";
import { elapsedOfRow, evaluate, holds, type Scope } from "./evaluate.ts";
import type { Row } from "./row.ts";

/** What a row adds to a figure of each kind; durations in microseconds. */
export interface Contributions {
  readonly count: null;
  readonly sum: bigint;
  readonly proportion: boolean;
  readonly distribution: { readonly value: bigint; readonly isCensored: boolean };
  readonly ratio: { readonly numerator: bigint; readonly denominator: bigint };
  readonly level: { readonly from: bigint; readonly until: bigint | null };
  readonly distinct: string;
}

/** What becomes of a row: it counts with what it adds, it is left out for a reason, or it passes by unmentioned. */
export type Verdict<K extends EstimatorKind = EstimatorKind> =
  | { readonly outcome: "counts"; readonly adds: Contributions[K] }
  | { readonly outcome: "left-out"; readonly reason: string }
  | { readonly outcome: "passes" };

const leftOut = (reason: string) => ({ outcome: "left-out", reason }) as const;
const PASSES = { outcome: "passes" } as const;

/** Reads a row's formulas; durations, integers and instants are whole numbers. */
interface Reader {
  readonly number: (node: Node) => bigint | null;
  readonly truth: (node: Node) => boolean | null;
  readonly text: (node: Node) => string | null;
  readonly elapsed: (from: bigint, to: bigint) => bigint;
  readonly asOf: bigint;
  /** Whether the row is open at the as-of; null where rows of its fact cannot be. */
  readonly isOpen: boolean | null;
}

/** A row with a quantity: one that is missing is `no-value`, one below zero `negative`. */
function judgeValue(value: bigint | null, isCensored: boolean): Verdict<"distribution"> {
  if (value === null) return leftOut("no-value");
  return value < 0n ? leftOut("negative") : { outcome: "counts", adds: { value, isCensored } };
}

/** A row that is watched from `from` on and has not ended by `to`. */
function judgeUnfinished(
  { soFar }: DistributionMeasure,
  from: bigint,
  to: bigint,
  read: Reader,
): Verdict<"distribution"> {
  if (to < from) return leftOut("negative");
  return judgeValue(soFar === null ? read.elapsed(from, to) : read.number(soFar), true);
}

/**
 * "Given `elapsed(start, end)`, a row whose end has not come is censored at the as-of instant (or at `censoredAt`), one
 * closed without its end is left out as `closed-unanswered`, one that ended before it started as `negative`, one that
 * never started as `no-value`."
 */
function judgeDuration(start: Node, end: Node, measure: DistributionMeasure, read: Reader): Verdict<"distribution"> {
  const from = read.number(start);
  if (from === null) return leftOut("no-value");
  const ended = read.number(end);
  if (ended !== null) return ended < from ? leftOut("negative") : judgeValue(read.number(measure.value), false);
  const watched = measure.censoredAt === null ? null : read.number(measure.censoredAt);
  if (watched !== null) return judgeUnfinished(measure, from, watched, read);
  if (read.isOpen === true) return judgeUnfinished(measure, from, read.asOf, read);
  return leftOut(read.isOpen === null ? "no-value" : "closed-unanswered");
}

function judgeDistribution(measure: DistributionMeasure, read: Reader): Verdict<"distribution"> {
  const { start, end, value } = measure;
  return start === null || end === null
    ? judgeValue(read.number(value), false)
    : judgeDuration(start, end, measure, read);
}

type Judges = {
  readonly [K in EstimatorKind]: (measure: Extract<Measure, { kind: K }>, read: Reader) => Verdict<K>;
};

/** What each kind of measure makes of a row that no rule has left out. */
const JUDGES: Judges = {
  count: ({ where }, read) =>
    where === null || read.truth(where) === true ? { outcome: "counts", adds: null } : PASSES,
  sum: ({ value }, read) => {
    const adds = read.number(value);
    return adds === null ? leftOut("no-value") : { outcome: "counts", adds };
  },
  proportion: ({ hit }, read) => {
    const adds = read.truth(hit);
    return adds === null ? leftOut("no-value") : { outcome: "counts", adds };
  },
  distribution: judgeDistribution,
  ratio: (measure, read) => {
    const [numerator, denominator] = [read.number(measure.numerator), read.number(measure.denominator)];
    if (numerator === null || denominator === null) return leftOut("no-value");
    return { outcome: "counts", adds: { numerator, denominator } };
  },
  level: (measure, read) => {
    const from = read.number(measure.from);
    return from === null ? PASSES : { outcome: "counts", adds: { from, until: read.number(measure.until) } };
  },
  distinct: ({ value }, read) => {
    const adds = read.text(value);
    return adds === null ? PASSES : { outcome: "counts", adds };
  },
};

function readerOf(row: Row, scope: Scope): Reader {
  const read = (node: Node) => evaluate(node, row, scope);
  const { open } = scope.fact;
  return {
    number: (node) => read(node) as bigint | null,
    truth: (node) => read(node) as boolean | null,
    text: (node) => read(node) as string | null,
    elapsed: (from, to) => elapsedOfRow(row, from, to, scope),
    asOf: scope.world.asOf,
    isOpen: open === null ? null : holds(open, row, scope),
  };
}

/** The first rule that leaves a row out: the fact's reasons the metric excludes, then the metric's own; null for none. */
function reasonOf(metric: MetricDefinition, row: Row, scope: Scope): string | null {
  const excluded = metric.excludes.flatMap((reason): [string, Node][] => {
    const condition = scope.fact.reasons[reason];
    return condition === undefined ? [] : [[reason, condition]];
  });
  const rules = [...excluded, ...Object.entries(metric.leaveOut)];
  return rules.find(([, condition]) => holds(condition, row, scope))?.[0] ?? null;
}

/** What becomes of a row of a metric's fact that lies in the period. */
export function judge(metric: MetricDefinition, row: Row, scope: Scope): Verdict {
  const reason = reasonOf(metric, row, scope);
  if (reason !== null) return leftOut(reason);
  const judgeKind = JUDGES[metric.measure.kind] as (measure: Measure, read: Reader) => Verdict;
  return judgeKind(metric.measure, readerOf(row, scope));
}
