import { type FactDefinition, formatInstant, type MeasureQuery, type MetricDefinition, type Node } from "@almanac/core";
import { CENSORED, FINISHED, identifier, list, measuredRowsSql, type Pass, type ResultRow, render } from "@almanac/sql";
import { type Planned, planPasses } from "./passes.ts";
import { print } from "./print.ts";
import { foldFacts, prepare, type Run, settleRun, tableOfPass } from "./run.ts";
import type { Session } from "./session.ts";

/** One row behind a figure, so that anyone can check it by hand. */
export interface FigureRow {
  readonly metric: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly dimensions: Readonly<Record<string, string | null>>;
  /** What identifies the row: the key of its fact. */
  readonly row: Readonly<Record<string, string | number | null>>;
  /** The moment that puts it in the period, RFC 3339 UTC; null for levels. */
  readonly moment: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly state: "finished" | "censored" | "left-out";
  /** Why it was left out; null otherwise. */
  readonly reason: string | null;
  /** In the metric's unit; null for a row that was left out and for counts. */
  readonly value: number | boolean | string | null;
  /** A ratio's denominator. */
  readonly denominator?: number | null;
}

/** The rows behind the figures of a query, metric by metric, in the order of their moment and key. */
export async function* figureRows(session: Session, query: MeasureQuery): AsyncGenerator<FigureRow> {
  const run = await settleRun(session, query, query.by);
  if (run === null) return;
  const ready = query.metrics.map((metric) => prepare(session, metric, query.by));
  const passes = planPasses(ready, query, query.by, session.settings.targets);
  for (const pass of passes) {
    const key = keyOf(pass.fact);
    const plan = await foldFacts(session, run, passes, key);
    const table = await tableOfPass(session, run, plan, pass);
    for (const measured of pass.metrics) {
      const one: Pass = { ...pass, table, metrics: [measured] };
      const { start, end } = endsOf(measured.metric);
      const text = (node: Node | null): string => (node === null ? "NULL" : render(node, plan.scope));
      const extra = [...key.map(identifier), `${text(start)} AS row_start`, `${text(end)} AS row_end`];
      const sql = measuredRowsSql(one, plan.scope, run.facts.zone, run.period, session.log.derived, extra);
      const order = list(["moment", ...key.map(identifier)]);
      for (const row of await session.connection.rows(
        `SELECT * FROM (${sql}) WHERE s${measured.index} IS NOT NULL ORDER BY ${order}`,
      )) {
        yield figureRow(row, measured, pass, run, key);
      }
    }
  }
}

function endsOf({ measure }: MetricDefinition): { readonly start: Node | null; readonly end: Node | null } {
  if (measure.kind === "distribution") return { start: measure.start, end: measure.end };
  return measure.kind === "level" ? { start: measure.from, end: measure.until } : { start: null, end: null };
}

/** Columns that tell rows of a fact apart. */
function keyOf(fact: FactDefinition): readonly string[] {
  if (fact.key.length > 0) return fact.key;
  return fact.of === null ? ["source", "id"] : keyOf(fact.of);
}

function figureRow(
  row: ResultRow,
  { metric, reasons, index }: Planned["metrics"][number],
  pass: Planned,
  run: Run,
  key: readonly string[],
): FigureRow {
  const state = Number(row[`s${index}`]);
  const instant = (value: unknown): string | null => (typeof value === "bigint" ? formatInstant(value) : null);
  const left = state !== FINISHED && state !== CENSORED;
  const known = (name: string): string | number | null => {
    const value = row[name] ?? null;
    return typeof value === "bigint" ? Number(value) : (value as string | null);
  };
  return {
    metric: metric.id,
    period: { from: run.period.labelFrom, to: run.period.labelTo },
    dimensions: Object.fromEntries(pass.dimensions.map(({ name }, i) => [name, known(`d${i}`) as string | null])),
    row: Object.fromEntries(key.map((name) => [name, known(name)])),
    moment: instant(row.moment),
    start: instant(row.row_start),
    end: instant(row.row_end),
    state: left ? "left-out" : state === FINISHED ? "finished" : "censored",
    reason: left ? (reasons[state - 1] ?? null) : null,
    value: left ? null : printedValue(metric, row[`v${index}`]),
    ...(metric.measure.kind === "ratio" ? { denominator: left ? null : Number(row[`w${index}`] ?? 0) } : {}),
  };
}

function printedValue(metric: MetricDefinition, value: unknown): number | boolean | string | null {
  if (value === null || value === undefined || metric.measure.kind === "level") return null;
  if (metric.measure.kind === "proportion") return Number(value) === 1;
  if (metric.measure.kind === "distinct") return String(value);
  return print(metric, BigInt(value as bigint | number));
}
