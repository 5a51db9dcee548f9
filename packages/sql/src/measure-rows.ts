import {
  call,
  column,
  type DimensionFilter,
  literal,
  type MetricDefinition,
  type Node,
  rewrite,
  type ZoneStep,
} from "@almanac/core";
import { list, sqlLiteral } from "./identifier.ts";
import { LOCAL_DIMENSIONS } from "./plan/local-time.ts";
import { derivedness, VIRTUAL } from "./plan/virtual.ts";
import { render, type Scope } from "./render.ts";

/** A metric's columns in the table of measured rows. */
export interface MeasuredMetric {
  readonly metric: MetricDefinition;
  /** Reasons a row may be left out for; the state of such a row is the reason's index + 1. */
  readonly reasons: readonly string[];
  /** Index in the pass: columns `s0` (state), `v0`, `w0` (values), `t0` (derived). */
  readonly index: number;
}

/** Metrics of one fact and moment with the same dimensions: measured together. */
export interface Pass {
  readonly metrics: readonly MeasuredMetric[];
  /** Table of the fact's rows. */
  readonly table: string;
  /** Where columns come from that the planner made of others: derived times follow them. */
  readonly origins: Readonly<Record<string, Node>>;
  /** The moment that puts rows in a period; null for levels. */
  readonly moment: Node | null;
  /** Dimensions by name, in the order of their code columns `d0`, `d1` …. */
  readonly dimensions: readonly { readonly name: string; readonly node: Node | LocalDimension }[];
  readonly filters: readonly { readonly filter: DimensionFilter; readonly node: Node | LocalDimension }[];
}

/** A dimension of the row's moment in the report's zone. */
export interface LocalDimension {
  readonly local: "hour_of_day" | "weekday" | "hour_of_week";
}

/** State of a row that is finished or counted; a state above 0 is the number of the reason the row is left out for, from 1. */
export const FINISHED = 0;
/** State of a row that is censored: still open at the as-of instant. */
export const CENSORED = -1;

const NULL = literal(null);
const TRUE = literal(true);

type Arm = readonly [condition: Node, outcome: number];

/** The reasons of a metric in the order they are tried, the estimator's own last. */
export function reasonsOf(metric: MetricDefinition): readonly string[] {
  const own: Readonly<Record<MetricDefinition["measure"]["kind"], readonly string[]>> = {
    count: [],
    sum: ["no-value"],
    proportion: ["no-value"],
    distribution: ["no-value", "negative", "closed-unanswered"],
    ratio: ["no-value"],
    level: ["no-value"],
    distinct: [],
  };
  return [...new Set([...metric.excludes, ...Object.keys(metric.leaveOut), ...own[metric.measure.kind]])];
}

/** The state of a row as nested choices: null where the row does not count at all. */
export function stateNode(metric: MetricDefinition, reasons: readonly string[]): Node {
  const out = (reason: string): number => reasons.indexOf(reason) + 1;
  const excluded: Arm[] = [
    ...metric.excludes.flatMap((reason): Arm[] => {
      const condition = metric.fact.reasons[reason];
      return condition === undefined ? [] : [[condition, out(reason)]];
    }),
    ...Object.entries(metric.leaveOut).map(([reason, condition]): Arm => [condition, out(reason)]),
  ];
  return choose([...excluded, ...ownArms(metric, out)]);
}

const missing = (node: Node): Node => call("not", call("known", node));

function ownArms(metric: MetricDefinition, out: (reason: string) => number): readonly Arm[] {
  const { measure, fact } = metric;
  if (measure.kind === "count") return [[measure.where ?? TRUE, FINISHED]];
  if (measure.kind === "sum")
    return [
      [missing(measure.value), out("no-value")],
      [TRUE, FINISHED],
    ];
  if (measure.kind === "proportion")
    return [
      [missing(measure.hit), out("no-value")],
      [TRUE, FINISHED],
    ];
  if (measure.kind === "distinct") return [[call("known", measure.value), FINISHED]];
  if (measure.kind === "level")
    return [
      [missing(measure.from), out("no-value")],
      [TRUE, FINISHED],
    ];
  if (measure.kind === "ratio") {
    const none = call("or", missing(measure.numerator), missing(measure.denominator));
    return [
      [none, out("no-value")],
      [TRUE, FINISHED],
    ];
  }
  const { start, end, censoredAt, value } = measure;
  if (start === null || end === null) {
    return [
      [missing(value), out("no-value")],
      [call("lt", value, literal(0)), out("negative")],
      [TRUE, FINISHED],
    ];
  }
  return [
    [missing(start), out("no-value")],
    [call("lt", end, start), out("negative")],
    [call("and", call("known", end), missing(value)), out("no-value")],
    [call("known", end), FINISHED],
    ...(censoredAt === null
      ? []
      : [[call("lt", censoredAt, start), out("negative")] as Arm, [call("known", censoredAt), CENSORED] as Arm]),
    ...(fact.open === null
      ? [[TRUE, out("no-value")] as Arm]
      : [[fact.open, CENSORED] as Arm, [TRUE, out("closed-unanswered")] as Arm]),
  ];
}

function choose(arms: readonly Arm[]): Node {
  return arms.reduceRight<Node>(
    (otherwise, [condition, outcome]) => call("when", condition, literal(outcome), otherwise),
    NULL,
  );
}

/** Values of a row by estimator: `v` and, for ratios and levels, `w`; read only where the state says finished or censored. */
export function valueNodes(metric: MetricDefinition): { readonly v: Node; readonly w: Node } {
  const { measure } = metric;
  if (measure.kind === "sum") return { v: measure.value, w: NULL };
  if (measure.kind === "proportion") return { v: call("when", measure.hit, literal(1), literal(0)), w: NULL };
  if (measure.kind === "ratio") return { v: measure.numerator, w: measure.denominator };
  if (measure.kind === "level") return { v: measure.from, w: measure.until };
  if (measure.kind === "distinct") return { v: measure.value, w: NULL };
  if (measure.kind === "count") return { v: NULL, w: NULL };
  const { start, end, censoredAt, value, soFar } = measure;
  if (start === null || end === null) return { v: value, w: NULL };
  const watchedUntil = censoredAt === null ? call("as_of") : call("coalesce", censoredAt, call("as_of"));
  return { v: call("when", call("known", end), value, soFar ?? call("elapsed", start, watchedUntil)), w: NULL };
}

/**
 * Whether any time the figure rests on is derived: the row's moment, and where its measure starts and ends. `origins`
 * says where columns come from that the planner made of others.
 */
export function derivedNode(
  metric: MetricDefinition,
  moment: Node | null,
  origins: Readonly<Record<string, Node>> = {},
): Node {
  const { measure } = metric;
  const own: Readonly<Partial<Record<typeof measure.kind, readonly (Node | null)[]>>> = {
    distribution: measure.kind === "distribution" ? [measure.start, measure.end] : [],
    level: measure.kind === "level" ? [measure.from, measure.until] : [],
  };
  const origin = (node: Node): Node =>
    rewrite(node, (part) => (part.kind === "col" ? (origins[part.name] ?? part) : part));
  const nodes = [moment, ...(own[measure.kind] ?? [])].filter((node) => node !== null);
  const parts = nodes.map((node) => derivedness(origin(node), metric.fact));
  return parts.length === 0 ? literal(false) : call("or", ...parts);
}

/** Who a row is credited to: agent and team as expressions over the fact's columns. */
export function creditNodes(metric: MetricDefinition): { readonly agent: Node; readonly team: Node } {
  const { fact, credit } = metric;
  const open = fact.credits.open ?? {};
  const last = teamUpTo(hasCycle(fact) ? column(lastOrderName(fact)) : NULL);
  const ended = credit === null ? undefined : fact.credits[credit];
  if (credit === null || ended === undefined || credit === "open")
    return { agent: credit === null ? NULL : (open.agent ?? NULL), team: last };
  const known = call("known", column(credit));
  const found = ended.upTo === undefined ? last : teamUpTo(ended.upTo);
  const team = call("when", known, ended.team === undefined ? found : call("coalesce", ended.team, found), last);
  return { agent: call("when", known, ended.agent ?? NULL, open.agent ?? NULL), team };
}

function hasCycle(fact: MetricDefinition["fact"]): boolean {
  return (
    "cycle" in fact.joins ||
    fact.id === "cycle" ||
    fact.id === "conversation" ||
    (fact.of !== null && hasCycle(fact.of))
  );
}

function lastOrderName(fact: MetricDefinition["fact"]): string {
  return "cycle" in fact.joins ? `cycle.${VIRTUAL.lastOrder}` : VIRTUAL.lastOrder;
}

function teamUpTo(order: Node): Node {
  return order.kind === "col" ? column(`${VIRTUAL.team}${order.name}`) : NULL;
}

/** The query of the table of measured rows: one row per fact row whose moment lies in the period. */
export function measuredRowsSql(
  pass: Pass,
  scope: Scope,
  zone: readonly ZoneStep[],
  period: { readonly from: bigint; readonly to: bigint },
  derived: boolean,
  extra: readonly string[] = [],
): string {
  const moment = pass.moment === null ? null : render(pass.moment, scope);
  const text = (node: Node | LocalDimension): string =>
    "local" in node
      ? moment === null
        ? "CAST(NULL AS VARCHAR)"
        : (LOCAL_DIMENSIONS[node.local]?.(moment, zone) ?? "NULL")
      : render(node, scope);
  const dimensions = pass.dimensions.map(({ node }, i) => `CAST(${text(node)} AS VARCHAR) AS d${i}`);
  const metrics = pass.metrics.flatMap(({ metric, reasons, index }) => {
    const { v, w } = valueNodes(metric);
    return [
      `CAST(${render(stateNode(metric, reasons), scope)} AS INTEGER) AS s${index}`,
      `${render(v, scope)} AS v${index}`,
      `${render(w, scope)} AS w${index}`,
      `${derived ? `coalesce(${render(derivedNode(metric, pass.moment, pass.origins), scope)}, FALSE)` : "FALSE"} AS t${index}`,
    ];
  });
  const conditions = [
    ...(moment === null ? [] : [`${moment} >= ${period.from}`, `${moment} < ${period.to}`]),
    ...pass.filters.map(({ filter, node }) => filterText(text(node), filter)),
  ];
  const where = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
  return `SELECT ${list([`${moment ?? "NULL"} AS moment`, ...dimensions, ...metrics, ...extra])} FROM ${pass.table}${where}`;
}

function filterText(text: string, filter: DimensionFilter): string {
  const values = filter.values.filter((value) => value !== null).map((value) => sqlLiteral(value));
  const parts = [
    ...(values.length === 0 ? [] : [`${text} IN (${list(values)})`]),
    ...(filter.values.includes(null) ? [`${text} IS NULL`] : []),
  ];
  return parts.length === 0 ? "FALSE" : `(${parts.join(" OR ")})`;
}
