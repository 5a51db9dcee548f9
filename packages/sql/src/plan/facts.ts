import { type FactDefinition, namesTeam, type ZoneStep } from "@almanac/core";
import type { Dialect } from "../dialect.ts";
import { identifier, list } from "../identifier.ts";
import { render, type Scope } from "../render.ts";
import { asksTeam, type CalendarPlan, calendarCase, calendarReads, followsTeam } from "./calendars.ts";
import { cycleFold, isCycle, numberingStatements } from "./cycles.ts";
import { columnsAt, completeSql, type FactSource, foldSql } from "./fact-sql.ts";
import { localDayText } from "./local-time.ts";
import { withLookups } from "./lookups.ts";
import { collectNeeds, eventReads, type Needs, type NeedsContext, sourceReads } from "./needs.ts";
import { VIRTUAL } from "./virtual.ts";

/** What the facts of a run depend on. */
export interface FactRun {
  readonly dialect: Dialect;
  /** UTC microseconds. */
  readonly asOf: bigint;
  readonly business: boolean;
  readonly calendars: CalendarPlan | null;
  /** Steps of the report zone's offset. */
  readonly zone: readonly ZoneStep[];
  /** Relation of the known events with `position`. */
  readonly events: string;
  /** Put before the names of the run's tables. */
  readonly prefix: string;
}

/** The statements that make the tables of some facts, and the tables. */
export interface FactPlan {
  readonly statements: readonly string[];
  readonly tableOf: (factId: string) => string;
  readonly scope: Scope;
  readonly needs: Needs;
}

const FAR_PAST = "CAST(-9000000000000000000 AS BIGINT)";
const FAR_FUTURE = "CAST(9000000000000000000 AS BIGINT)";

/** How a run's functions are spelled: the clock it runs on, what it knows, its local days. */
export function scopeOf(run: FactRun): Scope {
  const { dialect } = run;
  const segments = identifier(VIRTUAL.calendar);
  const byTeam = followsTeam(run.calendars);
  const position = (at: string): string =>
    byTeam ? dialect.segmentClock(segments, at) : `open_clock(${segments}, ${at})`;
  const clock = (at = "NULL"): string => (run.business ? position(at) : at);
  return {
    dialect,
    run: {
      as_of: () => `CAST(${run.asOf} AS BIGINT)`,
      clock,
      elapsed: (from, to) => `(${clock(to)} - ${clock(from)})`,
      is_open: (at = "NULL") => (byTeam ? dialect.segmentOpen(segments, at) : `open_at(${segments}, ${at})`),
      local_day: (at = "NULL") => localDayText(at, run.zone),
    },
  };
}

/** What an expression reads beside its columns in a run. */
export function needsContext(run: FactRun): NeedsContext {
  return { business: run.business, calendarReads: calendarReads(run.calendars) };
}

/** Plans the tables of the wanted columns of facts. */
export function planFacts(
  wanted: readonly { readonly fact: FactDefinition; readonly columns: Set<string> }[],
  run: FactRun,
): FactPlan {
  const needs = collectNeeds(wanted, needsContext(run));
  const scope = scopeOf(run);
  const tableOf = (id: string): string => identifier(`${run.prefix}fact_${id}`);
  const teams = identifier(`${run.prefix}team_steps`);
  const usesTeams =
    needs.facts.some(({ fact, columns }) => columnsAt(fact, columns, "team").length > 0) || asksTeam(run.calendars);
  const tables = {
    events: run.events,
    numbered: identifier(`${run.prefix}events_numbered`),
    several: identifier(`${run.prefix}several`),
    stretches: identifier(`${run.prefix}cycle_stretches`),
    folded: identifier(`${run.prefix}cycle_folded`),
  };
  const statements = [
    ...(usesTeams ? [teamSteps(teams, run, scope)] : []),
    ...(needs.events.has("cycle") ? numberingStatements(tables, scope) : []),
  ];
  const asked = new Set(wanted.map(({ fact }) => fact.id));
  for (const [place, { fact, columns }] of needs.facts.entries()) {
    const reads = readsOfSource(fact, columns, needsContext(run));
    const events = reads.includes("cycle") ? tables.numbered : run.events;
    const source: FactSource = { relation: fact.of === null ? events : tableOf(fact.of.id), tableOf, scope };
    const made = isCycle(fact)
      ? cycleFold(fact, columns, reads, tables, source)
      : { statements: [], fold: foldSql(fact, columns, reads, source), drops: [] };
    const clocked = withCalendar(fact, columns, made.fold, run, teams);
    const lookUp = (rows: string): string => withLookups(fact, columns, rows, run.events, scope);
    const complete = completeSql(fact, columns, clocked, source, lookUp);
    statements.push(
      ...made.statements,
      run.dialect.createTable(tableOf(fact.id), withTeams(fact, columns, complete, teams)),
      ...made.drops,
      ...lastReadAt(needs, place)
        .filter((id) => !asked.has(id))
        .map((id) => `DROP TABLE ${tableOf(id)}`),
    );
  }
  return { statements, tableOf, scope, needs };
}

/** The facts that no fact after this place is made of: what was only on the way to others need not take memory. */
function lastReadAt({ facts }: Needs, place: number): readonly string[] {
  const made = facts.slice(0, place + 1).map(({ fact }) => fact.id);
  const readBy = ({ of, joins }: FactDefinition): readonly string[] => [
    ...(of === null ? [] : [of.id]),
    ...Object.values(joins).map(({ fact }) => fact.id),
  ];
  const later = new Set(facts.slice(place + 1).flatMap(({ fact }) => readBy(fact)));
  const here = new Set(facts.slice(place, place + 1).flatMap(({ fact }) => readBy(fact)));
  return made.filter((id) => here.has(id) && !later.has(id));
}

function readsOfSource(fact: FactDefinition, columns: ReadonlySet<string>, context: NeedsContext): readonly string[] {
  if (fact.key.length === 0)
    return [...new Set([...columnsAt(fact, columns, "source"), ...sourceReads(fact, context)])];
  return fact.of === null ? eventReads(fact, columns, context) : ["*"];
}

/** Who had the conversation from when on: every queueing or assignment that names a team. */
function teamSteps(table: string, run: FactRun, scope: Scope): string {
  const next = 'OVER (PARTITION BY "conversation" ORDER BY "position")';
  return run.dialect.createTable(
    table,
    `SELECT "conversation", "team", "position", "at" AS from_at, coalesce(lead("position") ${next}, ${FAR_FUTURE}) AS until_position, ` +
      `coalesce(lead("at") ${next}, ${FAR_FUTURE}) AS until_at FROM ${run.events} WHERE "conversation" IS NOT NULL AND ${render(namesTeam, scope)}`,
  );
}

/** Adds `team@…` columns: the last team named up to an order. */
function withTeams(fact: FactDefinition, columns: ReadonlySet<string>, rows: string, teams: string): string {
  const wanted = columnsAt(fact, columns, "team");
  if (wanted.length === 0) return rows;
  const joins = wanted.map((name, i) => {
    const order = `f.${identifier(name.slice(VIRTUAL.team.length))}`;
    return ` LEFT JOIN ${teams} AS t${i} ON t${i}."conversation" = f."conversation" AND t${i}."position" <= ${order} AND t${i}.until_position > ${order}`;
  });
  return `SELECT ${list(["f.*", ...wanted.map((name, i) => `t${i}."team" AS ${identifier(name)}`)])} FROM (${rows}) AS f${joins.join("")}`;
}

/** Adds the column `calendar`: its index, or the row's list of stretches where calendars follow teams. */
function withCalendar(
  fact: FactDefinition,
  columns: ReadonlySet<string>,
  rows: string,
  run: FactRun,
  teams: string,
): string {
  if (columnsAt(fact, columns, "calendar").length === 0) return rows;
  const plan = run.calendars;
  const name = identifier(VIRTUAL.calendar);
  const owns = fact.id === "cycle" || fact.id === "conversation";
  const byTeam = followsTeam(plan);
  if (plan === null) return `SELECT *, 0 AS ${name} FROM (${rows})`;
  if (owns && !byTeam && asksTeam(plan)) {
    const order = `r.${identifier(VIRTUAL.lastOrder)}`;
    const last = `t."conversation" = r."conversation" AND t."position" <= ${order} AND t.until_position > ${order}`;
    return `SELECT r.*, ${calendarCase(plan, 't."team"')} AS ${name} FROM (${rows}) AS r LEFT JOIN ${teams} AS t ON ${last}`;
  }
  if (!byTeam) return `SELECT *, ${owns ? calendarCase(plan, "NULL") : plan.otherwise} AS ${name} FROM (${rows})`;
  const one = (calendar: string): string => run.dialect.collectSegments(calendar, FAR_PAST, FAR_FUTURE);
  if (!owns) return `SELECT *, (SELECT ${one(String(plan.otherwise))}) AS ${name} FROM (${rows})`;
  const stretches =
    `SELECT "conversation" AS c, "team" AS stretch_team, from_at, until_at FROM ${teams} UNION ALL ` +
    `SELECT "conversation", NULL, ${FAR_PAST}, min(from_at) FROM ${teams} GROUP BY 1`;
  const key = fact.key.map(identifier);
  const keyed = `SELECT ${list(key.map((part) => `r.${part}`))}, ${run.dialect.collectSegments(calendarCase(plan, "stretch_team"), `coalesce(from_at, ${FAR_PAST})`, `coalesce(until_at, ${FAR_FUTURE})`)} AS ${name} FROM rows AS r LEFT JOIN (${stretches}) AS s ON s.c = r."conversation" GROUP BY ${list(key.map((_, i) => String(i + 1)))}`;
  const on = key.map((part) => `rows.${part} = k.${part}`).join(" AND ");
  return `WITH rows AS (${rows}), k AS (${keyed}) SELECT rows.*, k.${name} FROM rows JOIN k ON ${on}`;
}
