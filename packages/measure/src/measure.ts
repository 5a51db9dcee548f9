import {
  AlmanacError, cutPeriod, type MeasureQuery, type MeasureRow, type MetricDefinition, parseInstant, parsePeriodBounds, type Period, requireCalendars, zoneTransitions,
} from "@almanac/core";
import { type FactPlan, type FactRun, followsTeam, identifier, list, measuredRowsSql, needsContext, planFacts } from "@almanac/sql";
import { type Cell, measureCells } from "./cells.ts";
import { runClock, type RunClock } from "./clock.ts";
import { estimateOf, uncovered } from "./estimates.ts";
import { type GoalMetric, goalMetric, goalSql, isGoalMetric, needsOpeningHours } from "./goals.ts";
import { type GroupKey, type Grouping, groupKey } from "./groups.ts";
import type { Stretch } from "./levels.ts";
import { knowEvents } from "./log.ts";
import { type Planned, planPasses, readsOfPass, splitFor } from "./passes.ts";
import type { Session } from "./session.ts";

/** A grouping to measure: names of dimensions, and whether the period is cut into the query's buckets. */
export interface Breakdown {
  readonly by: readonly string[];
  readonly bucketed: boolean;
}

/** What a run has settled before it measures. */
interface Run {
  readonly query: MeasureQuery;
  readonly asOf: bigint;
  readonly zone: string;
  readonly period: Period;
  readonly buckets: readonly Period[];
  readonly clock: RunClock | null;
  readonly facts: FactRun;
}

const EVENTS = "known_events";

/** The figures of a query: one row per metric, bucket and group, in the order of the metrics, buckets and values. */
export async function measure(session: Session, query: MeasureQuery): Promise<readonly MeasureRow[]> {
  const [rows] = await measureBreakdowns(session, query, [{ by: query.by, bucketed: query.unit !== null }]);
  return rows ?? [];
}

/** The same for several groupings at once: facts are folded once, every pass measures all groupings together. */
export async function measureBreakdowns(session: Session, query: MeasureQuery, breakdowns: readonly Breakdown[]): Promise<readonly (readonly MeasureRow[])[]> {
  const zone = query.zone ?? session.settings.zone;
  const period = parsePeriodBounds(query.from, query.to, zone);
  const buckets = query.unit === null ? [period] : cutPeriod(period, query.unit, zone);
  const asOf = query.asOf === null ? session.log.newest : instantOf(query.asOf);
  if (asOf === null || session.log.first === null) return breakdowns.map((breakdown) => nothingKnown(query, breakdown, period, buckets));
  const names = [...new Set(breakdowns.flatMap(({ by }) => by))];
  const ready = query.metrics.map((metric) => prepare(session, metric, names));
  const run = await settle(session, query, { asOf, zone, period, buckets }, ready);
  await know(session, asOf);
  const passes = planPasses(ready, query, names, session.settings.targets);
  const plan = await foldFacts(session, run, passes);
  const measured = new Map<MetricDefinition, readonly ReadonlyMap<GroupKey, Cell>[]>();
  const dictionaries = new Map<MetricDefinition, readonly (readonly (string | null)[])[]>();
  for (const pass of passes) {
    const groupings = breakdowns.map(({ by, bucketed }): Grouping => ({ bucketed, dimensions: by.map((name) => names.indexOf(name)) }));
    const { cells, values } = await runPass(session, run, plan, pass, groupings);
    for (const [i, { metric }] of pass.metrics.entries()) {
      measured.set(metric, cells[i] ?? []);
      dictionaries.set(metric, values);
    }
  }
  return breakdowns.map((breakdown, g) => ready.flatMap(({ metric }) => rowsOf(session, run, metric, breakdown, names, measured.get(metric)?.[g], dictionaries.get(metric) ?? [])));
}

function prepare(session: Session, metric: MetricDefinition, names: readonly string[]): { readonly metric: MetricDefinition; readonly goal: GoalMetric | null } {
  const variant = splitFor(metric, names);
  if (!isGoalMetric(variant)) return { metric: { ...variant }, goal: null };
  const goal = goalMetric(session, variant);
  return { metric: goal.metric, goal };
}

function instantOf(text: string): bigint {
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.micros;
  throw new AlmanacError({ code: "bad-instant", message: `as-of: ${JSON.stringify(text)} is not an instant`, allowed: "RFC 3339 with an offset, e.g. 2026-11-01T00:00:00+01:00" });
}

async function settle(session: Session, query: MeasureQuery, known: Pick<Run, "asOf" | "zone" | "period" | "buckets">, ready: readonly { readonly metric: MetricDefinition; readonly goal: GoalMetric | null }[]): Promise<Run> {
  const business = query.clock === "business";
  const opens = business || ready.some(({ goal }) => goal !== null && needsOpeningHours(goal, query.clock));
  const asks = opens || JSON.stringify(ready.map(({ metric }) => metric)).includes('"is_open"');
  const clock = asks ? await runClock(session, requireCalendars(session.settings), known.asOf) : null;
  const first = session.log.first ?? known.asOf;
  const facts: FactRun = {
    dialect: session.dialect,
    asOf: known.asOf,
    business,
    calendars: clock?.plan ?? null,
    zone: zoneTransitions(known.zone, first, known.asOf + 1n),
    events: EVENTS,
    prefix: "",
  };
  return { ...known, query, clock, facts };
}

async function know(session: Session, asOf: bigint): Promise<void> {
  if (session.cache.get("known") === asOf) return;
  await knowEvents(session.connection, session.log, asOf, EVENTS);
  session.cache.set("known", asOf);
}

async function foldFacts(session: Session, run: Run, passes: readonly Planned[]): Promise<FactPlan> {
  const context = needsContext(run.facts);
  const wanted = new Map<string, { fact: Planned["fact"]; columns: Set<string> }>();
  for (const pass of passes) {
    const entry = wanted.get(pass.fact.id) ?? { fact: pass.fact, columns: new Set<string>() };
    for (const name of readsOfPass(pass, context, session.log.derived)) entry.columns.add(name);
    if (pass.goal !== null && needsOpeningHours(pass.goal, run.query.clock)) entry.columns.add("calendar");
    wanted.set(pass.fact.id, entry);
  }
  const plan = planFacts([...wanted.values()], run.facts);
  const signature = JSON.stringify(plan.statements);
  if (session.cache.get("facts") !== signature) {
    await session.connection.run(...plan.statements);
    session.cache.set("facts", signature);
  }
  return plan;
}

async function runPass(session: Session, run: Run, plan: FactPlan, pass: Planned, groupings: readonly Grouping[]): Promise<{ readonly cells: readonly (readonly ReadonlyMap<GroupKey, Cell>[])[]; readonly values: readonly (readonly (string | null)[])[] }> {
  const { connection, dialect } = session;
  const table = pass.goal === null ? plan.tableOf(pass.fact.id) : await goalTable(session, run, plan, pass.goal);
  const cut = groupings.some(({ bucketed }) => bucketed) && pass.moment !== null;
  const values = run.buckets.map(({ from, to }, i) => `(CAST(${i} AS INTEGER), CAST(${from} AS BIGINT), CAST(${to} AS BIGINT))`);
  if (cut) await connection.run(dialect.createTable("buckets", `SELECT * FROM (VALUES ${list(values)}) AS b(bucket, from_at, to_at)`));
  const rows = measuredRowsSql({ ...pass, table }, plan.scope, run.facts.zone, run.period, cut ? "buckets" : null, session.log.derived);
  await connection.run(dialect.createTable("measured", rows));
  const dictionaries = await Promise.all(pass.dimensions.map((_, i) => dictionary(session, i)));
  const codes = pass.dimensions.map((_, i) => `k${i}.code AS c${i}`);
  const joins = pass.dimensions.map((_, i) => ` JOIN codes_${i} AS k${i} ON k${i}.value IS NOT DISTINCT FROM m.d${i}`);
  await connection.run(dialect.createTable("coded", `SELECT ${list(["m.*", ...codes])} FROM measured AS m${joins.join("")}`));
  const clipped = (stretch: Stretch): Stretch => ({ from: stretch.from, to: stretch.to < run.asOf ? stretch.to : run.asOf });
  const coded = { table: "coded", sizes: dictionaries.map(({ length }) => Math.max(1, length)), metrics: pass.metrics, buckets: run.buckets.map(clipped), whole: clipped(run.period) };
  return { cells: await measureCells(connection, dialect, coded, groupings), values: dictionaries };
}

async function goalTable(session: Session, run: Run, plan: FactPlan, goal: GoalMetric): Promise<string> {
  const columns = plan.needs.facts.find(({ fact }) => fact.id === goal.base.fact.id)?.columns ?? new Set<string>();
  const byTeam = followsTeam(run.facts.calendars);
  const segments = identifier("calendar");
  const position = (at: string): string => (byTeam ? session.dialect.segmentClock(segments, at) : `open_clock(${segments}, ${at})`);
  await session.connection.run(session.dialect.createTable("goal_rows", goalSql(goal, plan, columns, run.query.clock, run.clock, position, byTeam)));
  return "goal_rows";
}

/** Values of a dimension by code, null first, then by their bytes. */
async function dictionary(session: Session, index: number): Promise<readonly (string | null)[]> {
  const distinct = `SELECT DISTINCT d${index} AS value FROM measured`;
  await session.connection.run(session.dialect.createTable(`codes_${index}`, `SELECT value, CAST(row_number() OVER (ORDER BY value NULLS FIRST) - 1 AS INTEGER) AS code FROM (${distinct})`));
  const rows = await session.connection.rows(`SELECT value FROM codes_${index} ORDER BY code`);
  return rows.map(({ value }) => (value === null || value === undefined ? null : String(value)));
}

function rowsOf(session: Session, run: Run, metric: MetricDefinition, breakdown: Breakdown, names: readonly string[], cells: ReadonlyMap<GroupKey, Cell> | undefined, values: readonly (readonly (string | null)[])[]): readonly MeasureRow[] {
  const periods = breakdown.bucketed ? run.buckets : [run.period];
  const covered = ({ from, to }: Stretch): boolean => session.log.first !== null && to > session.log.first && from <= run.asOf;
  const clipped = (stretch: Stretch): Stretch => ({ from: stretch.from, to: stretch.to < run.asOf ? stretch.to : run.asOf });
  if (breakdown.by.length === 0) {
    return periods.map((period, i) => row(metric, period, {}, covered(period) ? estimateOf(metric, cells?.get(groupKey(i, [])), clipped(period)) : uncovered(metric)));
  }
  const found = [...(cells?.entries() ?? [])].map(([key, cell]) => {
    const [bucket = "0", codes = ""] = key.split("|");
    return { bucket: Number(bucket), codes: codes.split(",").map(Number), cell };
  });
  found.sort((a, b) => a.bucket - b.bucket || compareCodes(a.codes, b.codes));
  return found.flatMap(({ bucket, codes, cell }) => {
    const period = periods[bucket];
    const dimensions = Object.fromEntries(breakdown.by.map((name, i) => [name, values[names.indexOf(name)]?.[codes[i] ?? 0] ?? null]));
    return period === undefined ? [] : [row(metric, period, dimensions, estimateOf(metric, cell, clipped(period)))];
  });
}

function compareCodes(a: readonly number[], b: readonly number[]): number {
  for (const [i, code] of a.entries()) if (code !== b[i]) return code - (b[i] ?? 0);
  return 0;
}

function row(metric: MetricDefinition, period: Period, dimensions: Readonly<Record<string, string | null>>, estimate: MeasureRow["estimate"]): MeasureRow {
  return { metric: metric.id, period: { from: period.labelFrom, to: period.labelTo }, dimensions, unit: metric.unit, estimate };
}

function nothingKnown(query: MeasureQuery, breakdown: Breakdown, period: Period, buckets: readonly Period[]): readonly MeasureRow[] {
  if (breakdown.by.length > 0) return [];
  const periods = breakdown.bucketed ? buckets : [period];
  return query.metrics.flatMap((metric) => periods.map((each) => row(metric, each, {}, uncovered(metric))));
}

