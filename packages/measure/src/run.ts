import {
  AlmanacError,
  cutPeriod,
  type MeasureQuery,
  type MetricDefinition,
  MICROS_PER_DAY,
  type Period,
  parseInstant,
  parsePeriodBounds,
  requireCalendars,
  zoneTransitions,
} from "@almanac/core";
import { type FactPlan, type FactRun, followsTeam, identifier, needsContext, planFacts, VIRTUAL } from "@almanac/sql";
import { type RunClock, runClock } from "./clock.ts";
import { type GoalMetric, goalMetric, goalSql, isGoalMetric, needsOpeningHours } from "./goals.ts";
import { knowEvents } from "./log.ts";
import { type Planned, readsOfPass, splitFor } from "./passes.ts";
import type { Session } from "./session.ts";

/** What a run has settled before it measures. */
export interface Run {
  readonly query: MeasureQuery;
  readonly asOf: bigint;
  readonly zone: string;
  readonly period: Period;
  readonly buckets: readonly Period[];
  /** The first known `at`: where the log's coverage begins; null when nothing is known. */
  readonly first: bigint | null;
  readonly clock: RunClock | null;
  readonly facts: FactRun;
}

/** Table or view of the events known at the as-of instant of the last run. */
export const EVENTS = "known_events";

/** Moments may lie ahead of the as-of instant: what is due later. */
const MOMENTS_AHEAD = 800n * MICROS_PER_DAY;

/** A metric with the rows it is measured on. */
export interface Ready {
  readonly metric: MetricDefinition;
  /** Set for metrics over rows that have a target. */
  readonly goal: GoalMetric | null;
}

/** The variant of a metric that a query measures, on the fact of the metric it speaks of. Throws `AlmanacError`. */
export function prepare(session: Session, metric: MetricDefinition, names: readonly string[]): Ready {
  const variant = splitFor(metric, names);
  if (!isGoalMetric(variant)) return { metric: { ...variant }, goal: null };
  const goal = goalMetric(session, variant);
  return { metric: goal.metric, goal };
}

function instantOf(text: string): bigint {
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.micros;
  throw new AlmanacError({
    code: "bad-instant",
    message: `as-of: ${JSON.stringify(text)} is not an instant`,
    allowed: "RFC 3339 with an offset, e.g. 2026-11-01T00:00:00+01:00",
  });
}

/** The periods of a query in its zone. Throws `AlmanacError` for bounds that are none. */
export function periodsOf(
  session: Session,
  query: MeasureQuery,
): { readonly zone: string; readonly period: Period; readonly buckets: readonly Period[] } {
  const zone = query.zone ?? session.settings.zone;
  const period = parsePeriodBounds(query.from, query.to, zone);
  return { zone, period, buckets: query.unit === null ? [period] : cutPeriod(period, query.unit, zone) };
}

/** Settles what a run stands on and makes the events known at its instant; null for a log without events. */
export async function settleRun(session: Session, query: MeasureQuery, names: readonly string[]): Promise<Run | null> {
  const periods = periodsOf(session, query);
  const asOf = query.asOf === null ? session.log.newest : instantOf(query.asOf);
  if (asOf === null || session.log.first === null) return null;
  const ready = query.metrics.map((metric) => prepare(session, metric, names));
  const business = query.clock === "business";
  const opens = business || ready.some(({ goal }) => goal !== null && needsOpeningHours(goal, query.clock));
  const asks = opens || JSON.stringify(ready.map(({ metric }) => metric)).includes('"is_open"');
  const clock = asks ? await runClock(session, requireCalendars(session.settings), asOf) : null;
  const first = await know(session, asOf);
  const facts: FactRun = {
    dialect: session.dialect,
    asOf,
    business,
    calendars: clock?.plan ?? null,
    zone: zoneTransitions(periods.zone, session.log.first, asOf + MOMENTS_AHEAD),
    events: EVENTS,
    prefix: "",
  };
  return { ...periods, query, asOf, first, clock, facts };
}

/** What is known at an instant, made once for as long as the instant stays the same. */
interface Known {
  readonly asOf: bigint;
  readonly first: bigint | null;
}

async function know(session: Session, asOf: bigint): Promise<bigint | null> {
  const cached = session.cache.get("known") as Known | undefined;
  if (cached?.asOf === asOf) return cached.first;
  await knowEvents(session.connection, session.log, asOf, EVENTS);
  const [row] = await session.connection.rows(`SELECT min("at") AS first_at FROM ${EVENTS}`);
  const first = (row?.first_at as bigint | null | undefined) ?? null;
  session.cache.set("known", { asOf, first } satisfies Known);
  return first;
}

/** Facts that stand in the engine, and what they depend on besides their columns. */
interface StandingFacts {
  readonly signature: string;
  readonly wanted: ReadonlyMap<string, { readonly fact: Planned["fact"]; readonly columns: Set<string> }>;
  readonly plan: FactPlan;
}

/** Makes the tables of the facts some passes read; those that stand already and have the columns are used again. */
export async function foldFacts(
  session: Session,
  run: Run,
  passes: readonly Planned[],
  extra: readonly string[] = [],
): Promise<FactPlan> {
  const context = needsContext(run.facts);
  const { dialect: _, zone, ...rest } = run.facts;
  const signature = JSON.stringify([rest, zone], (_key, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  const standing = session.cache.get("facts") as StandingFacts | undefined;
  const kept = standing?.signature === signature ? standing : undefined;
  const wanted = new Map(
    [...(kept?.wanted ?? [])].map(([id, { fact, columns }]) => [id, { fact, columns: new Set(columns) }]),
  );
  const before = size(wanted);
  for (const pass of passes) {
    const entry = wanted.get(pass.fact.id) ?? { fact: pass.fact, columns: new Set<string>() };
    for (const name of [...readsOfPass(pass, context, session.log.derived), ...extra]) entry.columns.add(name);
    if (pass.goal !== null && needsOpeningHours(pass.goal, run.query.clock)) entry.columns.add(VIRTUAL.calendar);
    wanted.set(pass.fact.id, entry);
  }
  if (kept !== undefined && size(wanted) === before) return kept.plan;
  const plan = planFacts([...wanted.values()], run.facts);
  await session.connection.run(...plan.statements);
  session.cache.set("facts", { signature, wanted, plan } satisfies StandingFacts);
  return plan;
}

function size(wanted: ReadonlyMap<string, { readonly columns: ReadonlySet<string> }>): number {
  return [...wanted.values()].reduce((sum, { columns }) => sum + columns.size, wanted.size);
}

/** The table whose rows a pass measures. */
export async function tableOfPass(session: Session, run: Run, plan: FactPlan, pass: Planned): Promise<string> {
  return pass.goal === null ? plan.tableOf(pass.fact.id) : goalTable(session, run, plan, pass.goal);
}

async function goalTable(session: Session, run: Run, plan: FactPlan, goal: GoalMetric): Promise<string> {
  const columns = plan.needs.facts.find(({ fact }) => fact.id === goal.base.fact.id)?.columns ?? new Set<string>();
  const byTeam = followsTeam(run.facts.calendars);
  const segments = identifier(VIRTUAL.calendar);
  const position = (at: string): string =>
    byTeam ? session.dialect.segmentClock(segments, at) : `open_clock(${segments}, ${at})`;
  await session.connection.run(
    session.dialect.createTable(
      "goal_rows",
      goalSql(goal, plan, columns, run.query.clock, run.clock, position, byTeam),
    ),
  );
  return "goal_rows";
}
