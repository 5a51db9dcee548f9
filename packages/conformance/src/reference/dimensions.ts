import {
  type DimensionFilter,
  hourOfDayLabel,
  hourOfWeekLabel,
  type MetricDefinition,
  weekdayLabel,
  zoneOffset,
} from "@almanac/core";
import { attributeOfRow, eventsUpTo, eventsUpToCycle, lastTeam } from "./conversation.ts";
import { evaluate, type Scope } from "./evaluate.ts";
import type { Row, Value } from "./row.ts";

/** Who a row is credited to. */
interface Credited {
  readonly agent: string | null;
  readonly team: string | null;
}

/** A value as dimensions show it. */
const textOf = (value: Value): string | null => (value === null ? null : String(value));

/**
 * "`team`: the last named by queued/assigned up to the row's end event (reply, close …; else as known), carried over
 * cycles. `agent`: the person of the end event"; a row that has not ended is credited as its fact says under `open`;
 * `credit` null: to no agent.
 */
function creditedTo(row: Row, credit: string | null, scope: Scope): Credited {
  const { credits } = scope.fact;
  const hasEnded = credit !== null && credit !== "open" && (row.values[credit] ?? null) !== null;
  const named = credits[hasEnded ? credit : "open"];
  const agent = credit === null || named?.agent === undefined ? null : textOf(evaluate(named.agent, row, scope));
  if (!hasEnded || named === undefined) return { agent, team: lastTeam(eventsUpToCycle(row, scope.world)) };
  const own = named.team === undefined ? null : textOf(evaluate(named.team, row, scope));
  const upTo = named.upTo === undefined ? null : evaluate(named.upTo, row, scope);
  return { agent, team: own ?? lastTeam(eventsUpTo(row, upTo, scope.world)) };
}

/** Dimensions of the row's moment in the zone. */
const OF_MOMENT: Readonly<Record<string, (local: bigint) => string>> = {
  hour_of_day: hourOfDayLabel,
  weekday: weekdayLabel,
  hour_of_week: hourOfWeekLabel,
};

/** A row whose dimensions are asked for. */
export interface Subject {
  readonly row: Row;
  readonly scope: Scope;
  readonly metric: MetricDefinition;
  /** The instant that puts the row in a period; null for levels. */
  readonly moment: bigint | null;
}

/** The value of one dimension of a row: the metric's, the fact's, agent and team, those of its moment, else an attribute. */
function dimensionOf({ row, scope, metric, moment }: Subject, name: string): string | null {
  const stated = metric.dimensions[name] ?? scope.fact.dimensions[name];
  if (stated !== undefined) return textOf(evaluate(stated, row, scope));
  if (name === "agent") return creditedTo(row, metric.credit, scope).agent;
  if (name === "team") return creditedTo(row, metric.credit, scope).team;
  const ofMoment = OF_MOMENT[name];
  if (ofMoment !== undefined) {
    const { zone } = scope.world;
    return moment === null ? null : ofMoment(moment + zoneOffset(zone, moment));
  }
  if (name === "target" && row.values.target !== undefined) return textOf(row.values.target);
  return attributeOfRow(row, name, scope.world);
}

/** The values of several dimensions of a row. */
export function dimensionsOf(subject: Subject, names: readonly string[]): Readonly<Record<string, string | null>> {
  return Object.fromEntries(names.map((name) => [name, dimensionOf(subject, name)]));
}

/** Whether all filters let a row pass: its value is among those of each. */
export function passes(subject: Subject, filters: readonly DimensionFilter[]): boolean {
  return filters.every(({ dimension, values }) => values.includes(dimensionOf(subject, dimension)));
}
