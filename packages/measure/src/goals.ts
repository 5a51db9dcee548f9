import { AlmanacError, column, type MetricDefinition, type Node, type Target, targetMicros } from "@almanac/core";
import { type FactPlan, identifier, list, render, sqlLiteral, VIRTUAL } from "@almanac/sql";
import type { RunClock } from "./clock.ts";
import { targetNode } from "./dimensions.ts";
import { definitionOf, type Session } from "./session.ts";

/** A metric over rows with a target, made ready to be measured on the targeted metric's fact. */
export interface GoalMetric {
  /** The metric with the fact, credit and dimensions of the targeted one. */
  readonly metric: MetricDefinition;
  readonly base: MetricDefinition;
  readonly started: Node;
  readonly ended: Node;
  readonly targets: readonly Target[];
}

const OWN = ["target", "started", "ended", "due", "within", "spent", "opened", "closed"];

/** True for metrics whose rows are those of another metric that have a target. */
export function isGoalMetric(metric: MetricDefinition): boolean {
  return metric.fact.id === "goal";
}

/** Finds the metric a goal metric speaks of. Throws `AlmanacError` (`unknown-metric`, `no-duration`). */
export function goalMetric(session: Session, metric: MetricDefinition): GoalMetric {
  const id = String(metric.options.metric ?? "first_response_time");
  const found = session.metrics.get(id);
  const allowed = [...session.metrics.keys()].join(", ");
  if (found === undefined)
    throw new AlmanacError({ code: "unknown-metric", message: `${metric.id}: there is no metric \`${id}\``, allowed });
  const base = definitionOf(session, found);
  const { measure } = base;
  if (measure.kind !== "distribution" || measure.start === null || measure.end === null) {
    throw new AlmanacError({
      code: "no-duration",
      message: `${metric.id}: \`${id}\` does not measure a time from one instant to another`,
      fix: "set the option `metric` to a metric of durations",
    });
  }
  const reasons = { ...base.fact.reasons };
  const fact = { ...base.fact, reasons };
  const dimensions = { ...base.dimensions, target: column("target") };
  return {
    metric: { ...metric, fact, credit: metric.credit === null ? null : base.credit, dimensions },
    base,
    started: measure.start,
    ended: measure.end,
    targets: session.settings.targets.filter((target) => target.metric === id),
  };
}

/** Where the opening and the close of a row's cycle stand in its fact. */
function boundsOf(goal: GoalMetric): { readonly opened: Node; readonly closed: Node } {
  const { fact } = goal.base;
  if ("cycle" in fact.joins) return { opened: column("cycle.opened"), closed: column("cycle.closed") };
  return { opened: column("opened"), closed: column(fact.id === "conversation" ? "last_closed" : "closed") };
}

/** Which of the base fact's instants the columns of a goal table are made of. */
export function goalOrigins(goal: GoalMetric): Readonly<Record<string, Node>> {
  return { started: goal.started, ended: goal.ended, due: goal.started, ...boundsOf(goal) };
}

/** Nodes that must be columns of the base fact for a goal table. */
export function goalReads(goal: GoalMetric): readonly Node[] {
  const { opened, closed } = boundsOf(goal);
  return [targetNode(goal.base, goal.base.id, goal.targets), goal.started, goal.ended, opened, closed];
}

/** True when a target of these is measured in opening hours. */
export function needsOpeningHours(goal: GoalMetric, runsOn: "calendar" | "business"): boolean {
  return goal.targets.some(({ clock }) => (clock ?? runsOn) === "business");
}

/** The query of a goal table: the base fact's rows for which a target holds, with the instant by which each is due. */
export function goalSql(
  goal: GoalMetric,
  plan: FactPlan,
  columns: Iterable<string>,
  runsOn: "calendar" | "business",
  clock: RunClock | null,
  position: (at: string) => string,
  byTeam: boolean,
): string {
  const { opened, closed } = boundsOf(goal);
  const text = (node: Node): string => render(node, plan.scope);
  const kept = [...columns].filter((name) => !OWN.includes(name));
  const base = [
    `${text(targetNode(goal.base, goal.base.id, goal.targets))} AS "target"`,
    `${text(goal.started)} AS "started"`,
    `${text(goal.ended)} AS "ended"`,
    `${text(opened)} AS "opened"`,
    `${text(closed)} AS "closed"`,
  ];
  const targets = goal.targets.map(
    (target) =>
      `(${sqlLiteral(target.name)}, CAST(${targetMicros(target)} AS BIGINT), ${(target.clock ?? runsOn) === "business"})`,
  );
  const none = "('', CAST(0 AS BIGINT), FALSE)";
  const rows =
    `SELECT row_number() OVER () AS row_id, f.*, g.within, g.business FROM (SELECT ${list([...kept.map(identifier), ...base])} FROM ${plan.tableOf(goal.base.fact.id)}) AS f ` +
    `JOIN (VALUES ${list(targets.length === 0 ? [none] : targets)}) AS g(name, within, business) ON f."target" = g.name WHERE f."started" IS NOT NULL`;
  if (clock === null || !needsOpeningHours(goal, runsOn)) {
    return `SELECT *, "started" + within AS "due", "ended" - "started" AS "spent" FROM (${rows})`;
  }
  const spent = `CASE WHEN business THEN ${position('"ended"')} - ${position('"started"')} ELSE "ended" - "started" END`;
  return byTeam ? dueByStretch(rows, spent, position, clock) : dueBySpan(rows, spent, position, clock);
}

/** Due in opening hours: the open interval in which the clock has run long enough. */
function dueBySpan(rows: string, spent: string, position: (at: string) => string, clock: RunClock): string {
  const calendar = identifier(VIRTUAL.calendar);
  return (
    `WITH r AS (SELECT *, ${spent} AS "spent", CASE WHEN business THEN ${position('"started"')} + within END AS goal_position FROM (${rows})) ` +
    `SELECT r.*, CASE WHEN NOT r.business THEN r."started" + r.within ELSE s.from_at + (r.goal_position - s.before) END AS "due" FROM r ` +
    `LEFT JOIN ${clock.spans} AS s ON r.business AND s.calendar = r.${calendar} AND r.goal_position > s.before AND r.goal_position <= s.before + (s.to_at - s.from_at)`
  );
}

/** The same for rows whose calendar follows their team: first the stretch, then the open interval of its calendar. */
function dueByStretch(rows: string, spent: string, position: (at: string) => string, clock: RunClock): string {
  const calendar = identifier(VIRTUAL.calendar);
  return (
    `WITH r AS (SELECT *, ${spent} AS "spent", CASE WHEN business THEN ${position('"started"')} + within END AS goal_position FROM (${rows})), ` +
    `u AS (SELECT row_id, goal_position, unnest(${calendar}) AS s FROM r WHERE business), ` +
    `g AS (SELECT row_id, goal_position, s, open_clock(s.calendar, s.until_at) - open_clock(s.calendar, s.from_at) AS gain FROM u), ` +
    `c AS (SELECT *, coalesce(sum(gain) OVER (PARTITION BY row_id ORDER BY s.from_at, s.until_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS gained FROM g), ` +
    `d AS (SELECT c.row_id, p.from_at + (c.goal_position - c.gained + open_clock(c.s.calendar, c.s.from_at) - p.before) AS due FROM c ` +
    `JOIN ${clock.spans} AS p ON p.calendar = c.s.calendar AND c.goal_position > c.gained AND c.goal_position <= c.gained + c.gain ` +
    `AND c.goal_position - c.gained + open_clock(c.s.calendar, c.s.from_at) > p.before AND c.goal_position - c.gained + open_clock(c.s.calendar, c.s.from_at) <= p.before + (p.to_at - p.from_at)) ` +
    `SELECT r.*, CAST(CASE WHEN NOT r.business THEN r."started" + r.within ELSE d.due END AS BIGINT) AS "due" FROM r LEFT JOIN d ON d.row_id = r.row_id`
  );
}
