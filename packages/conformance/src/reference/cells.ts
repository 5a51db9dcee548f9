import {
  compareUtf8,
  type EstimatorKind,
  type MeasureQuery,
  type MetricDefinition,
  type Node,
  type Period,
  type ValueType,
} from "@almanac/core";
import { dimensionsOf, passes, type Subject } from "./dimensions.ts";
import { evaluate, isDerived, type Scope } from "./evaluate.ts";
import { rowsOf, targetOf } from "./goal.ts";
import { judge } from "./judge.ts";
import { keyOf } from "./row.ts";
import { type ReferenceStatistics, type Stretch, statisticsOf } from "./statistics.ts";
import { typeOf } from "./types.ts";
import type { World } from "./world.ts";

/** One figure before its estimate is made: exact integers, and what was left out. */
export interface ReferenceCell<K extends EstimatorKind = EstimatorKind> {
  readonly metric: MetricDefinition;
  readonly kind: K;
  readonly period: Period;
  /** Value of each dimension asked for; null = the rows have none. */
  readonly dimensions: Readonly<Record<string, string | null>>;
  /** Whether the period lies at least partly inside the log's coverage: from its first `at` to the as-of instant. */
  readonly isCovered: boolean;
  /** Rows left out, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Counted rows whose moment, start or end comes from an event whose time is derived. */
  readonly derived: number;
  readonly statistics: ReferenceStatistics[K];
  /** What the measured quantities are: numerator and denominator of a ratio, else the one value. */
  readonly quantities: readonly ValueType[];
}

/** The moment that puts a row in a period; levels have none. */
function momentNode(metric: MetricDefinition, query: MeasureQuery): Node | null {
  if (metric.measure.kind === "level") return null;
  return query.when === "start" ? (metric.start ?? metric.at) : metric.at;
}

/** The rows that pass the query's conditions, whatever their period. */
function subjectsOf(metric: MetricDefinition, query: MeasureQuery, world: World): readonly Subject[] {
  const { rows, scope } = rowsOf(metric, world);
  const node = momentNode(metric, query);
  const hasTarget = ({ row }: Subject): boolean =>
    query.target === null || query.target === (row.values.target ?? targetOf(row, metric, scope)?.name);
  return rows
    .map((row) => ({
      row,
      scope,
      metric,
      moment: node === null ? null : (evaluate(node, row, scope) as bigint | null),
    }))
    .filter((subject) => passes(subject, query.where) && hasTarget(subject));
}

/** The part of a period that is known: "a period past the as-of ends there". */
function knownPart({ from, to }: Period, world: World): Stretch {
  return { from, to: to < world.asOf ? to : world.asOf };
}

/** Whether a row belongs to a period: its moment lies in it; for levels, it was open at some time in the known part of it. */
function isIn({ row, scope, metric, moment }: Subject, period: Period): boolean {
  const { measure } = metric;
  if (measure.kind !== "level") return moment !== null && period.from <= moment && moment < period.to;
  const stretch = knownPart(period, scope.world);
  const from = evaluate(measure.from, row, scope) as bigint | null;
  const until = evaluate(measure.until, row, scope) as bigint | null;
  if (from === null || (until !== null && until <= from) || stretch.to <= stretch.from) return false;
  return from < stretch.to && (until === null || stretch.from < until);
}

/** The instants a counted row stands on: its moment and where its measure starts and ends. */
function instantNodes(metric: MetricDefinition, query: MeasureQuery): readonly Node[] {
  const { measure } = metric;
  const own =
    measure.kind === "distribution"
      ? [measure.start, measure.end]
      : measure.kind === "level"
        ? [measure.from, measure.until]
        : [];
  return [momentNode(metric, query), ...own].filter((node) => node !== null);
}

function quantitiesOf({ measure }: MetricDefinition, { types }: Scope): readonly ValueType[] {
  const nodes =
    measure.kind === "ratio"
      ? [measure.numerator, measure.denominator]
      : measure.kind === "sum" || measure.kind === "distribution"
        ? [measure.value]
        : [];
  return nodes.map((node) => typeOf(node, types) ?? "integer");
}

/** Whether a period lies at least partly "inside the log's coverage": "from the first `at` to T". */
function isCovered({ from, to }: Period, { events, asOf }: World): boolean {
  const [first] = events;
  return first !== undefined && first.at < to && from <= asOf;
}

function countReasons(reasons: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(reasons, (reason) => reason)].map(([reason, rows]) => [reason, rows.length]),
  );
}

/** The statistics of the rows of one group in one period. */
function cellOf(
  metric: MetricDefinition,
  query: MeasureQuery,
  period: Period,
  subjects: readonly Subject[],
  world: World,
  scope: Scope,
): ReferenceCell {
  const judged = subjects.map((subject) => ({ subject, verdict: judge(metric, subject.row, subject.scope) }));
  const counted = judged.flatMap(({ subject, verdict }) =>
    verdict.outcome === "counts" ? [{ subject, adds: verdict.adds }] : [],
  );
  const nodes = instantNodes(metric, query);
  const adds = counted.map((each) => each.adds);
  return {
    metric,
    kind: metric.measure.kind,
    period,
    dimensions: subjects[0] === undefined ? {} : dimensionsOf(subjects[0], query.by),
    isCovered: isCovered(period, world),
    leftOut: countReasons(judged.flatMap(({ verdict }) => (verdict.outcome === "left-out" ? [verdict.reason] : []))),
    derived: counted.filter(({ subject }) => nodes.some((node) => isDerived(node, subject.row, subject.scope))).length,
    statistics: statisticsOf(metric, adds, knownPart(period, world)),
    quantities: quantitiesOf(metric, scope),
  };
}

/** Order of groups: by their values as UTF-8 bytes, a missing value after all others. */
function compareGroups(names: readonly string[], left: ReferenceCell, right: ReferenceCell): number {
  for (const name of names) {
    const [a, b] = [left.dimensions[name] ?? null, right.dimensions[name] ?? null];
    if (a === b) continue;
    return a === null ? 1 : b === null ? -1 : compareUtf8(a, b);
  }
  return 0;
}

/** "The metric to use instead when a report breaks down by that dimension." */
function splitOf(metric: MetricDefinition, { by, where }: MeasureQuery): MetricDefinition {
  const names = [...by, ...where.map(({ dimension }) => dimension)];
  return names.map((name) => metric.splits[name]).find((split) => split !== undefined) ?? metric;
}

/** The figures of one metric in each period: every period where nothing is grouped, else the groups that occur in it. */
export function cellsOf(
  asked: MetricDefinition,
  query: MeasureQuery,
  periods: readonly Period[],
  world: World,
): readonly ReferenceCell[] {
  const metric = splitOf(asked, query);
  const subjects = subjectsOf(metric, query, world);
  const { scope } = rowsOf(metric, world);
  return periods.flatMap((period) => {
    const inPeriod = subjects.filter((subject) => isIn(subject, period));
    const groups =
      query.by.length === 0
        ? [inPeriod]
        : [...Map.groupBy(inPeriod, (subject) => keyOf(Object.values(dimensionsOf(subject, query.by)))).values()];
    return groups
      .map((group) => cellOf(metric, query, period, group, world, scope))
      .toSorted((left, right) => compareGroups(query.by, left, right));
  });
}
