import {
  type DistributionMeasure,
  type FactDefinition,
  holdingTarget,
  type MetricDefinition,
  type Node,
  type Target,
  targetMicros,
  type ValueType,
} from "@almanac/core";
import { dimensionsOf } from "./dimensions.ts";
import { channelOfRow, evaluate, isDerived, type Scope, scopeOf } from "./evaluate.ts";
import { foldFact } from "./fold.ts";
import { type Found, type Row, withColumns } from "./row.ts";
import { dueOn, elapsedOn } from "./row-clock.ts";
import type { World } from "./world.ts";

/** The rows a metric is measured on, and the scope in which its formulas are read. */
export interface Measured {
  readonly rows: readonly Row[];
  readonly scope: Scope;
}

/** The columns a goal adds to the rows of the targeted metric. */
export const GOAL_TYPES: readonly (readonly [string, ValueType])[] = [
  ["target", "text"],
  ["started", "instant"],
  ["ended", "instant"],
  ["due", "instant"],
  ["within", "duration"],
  ["spent", "duration"],
  ["opened", "instant"],
  ["closed", "instant"],
];

/** The metric a goal is set on: the one its option `metric` names. */
function targetedMetric(
  metric: MetricDefinition,
  world: World,
): MetricDefinition & { readonly measure: DistributionMeasure } {
  const id = String(metric.options.metric);
  const found = world.registry.get(id);
  if (found?.measure.kind !== "distribution")
    throw new Error(`${metric.id}: ${id} is no metric of durations in the registry`);
  return { ...found, measure: found.measure };
}

/** The target that holds for a row of its metric, by the dimensions the targets speak of; null for none. */
export function targetOf(row: Row, metric: MetricDefinition, scope: Scope): Target | null {
  const { targets } = scope.world.settings;
  const names = [...new Set(targets.flatMap(({ where }) => Object.keys(where)))];
  return holdingTarget(targets, metric.id, dimensionsOf({ row, scope, metric, moment: null }, names));
}

/** An instant of a row with its origin; nothing for a formula that is not stated. */
function instantOf(node: Node | null, row: Row, scope: Scope): Found {
  return node === null
    ? { value: null, derived: false }
    : { value: evaluate(node, row, scope), derived: isDerived(node, row, scope) };
}

function goalRow(row: Row, target: Target, measure: DistributionMeasure, scope: Scope): Row {
  const { world } = scope;
  const clock = target.clock ?? world.clock;
  const within = targetMicros(target);
  const subject = { row, channel: channelOfRow(row, scope) };
  const started = instantOf(measure.start, row, scope);
  const ended = instantOf(measure.end, row, scope);
  const [start, end] = [started.value as bigint | null, ended.value as bigint | null];
  const due = start === null ? null : dueOn(clock, subject, start, within, world);
  const spent = start === null || end === null ? null : elapsedOn(clock, subject, start, end, world);
  const fromCycle = (name: string): Found => {
    const own = row.values[name] === undefined ? `cycle.${name}` : name;
    return { value: row.values[own] ?? null, derived: row.derived.has(own) };
  };
  return withColumns(row, [
    ["target", { value: target.name, derived: false }],
    ["started", started],
    ["ended", ended],
    ["due", { value: due, derived: started.derived }],
    ["within", { value: within, derived: false }],
    ["spent", { value: spent, derived: false }],
    ["opened", fromCycle("opened")],
    ["closed", fromCycle("closed")],
  ]);
}

/** The fact of the targeted metric, where what ended a row is also called `ended`: who that is credited to, the metric says. */
function creditedByEnd({ fact, credit }: MetricDefinition): FactDefinition {
  const ended = credit === null ? {} : (fact.credits[credit] ?? {});
  return { ...fact, credits: { ...fact.credits, ended } };
}

/** "A row of the targeted metric with the target that holds for it and the instant by which it is due", on the target's clock. */
function goalRows(metric: MetricDefinition, world: World): Measured {
  const base = targetedMetric(metric, world);
  const below = scopeOf(base.fact, world);
  const rows = foldFact(base.fact, world).flatMap((row) => {
    const target = targetOf(row, base, below);
    return target === null ? [] : [goalRow(row, target, base.measure, below)];
  });
  return { rows, scope: { ...below, fact: creditedByEnd(base), types: new Map([...below.types, ...GOAL_TYPES]) } };
}

/** The rows of a metric's fact before any is left out. */
export function rowsOf(metric: MetricDefinition, world: World): Measured {
  if (metric.fact.id === "goal") return goalRows(metric, world);
  return { rows: foldFact(metric.fact, world), scope: scopeOf(metric.fact, world) };
}
