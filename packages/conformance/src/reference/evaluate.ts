import { type FactDefinition, localDayAt, type Node } from "@almanac/core";
import { channelOfCycle } from "./conversation.ts";
import { columnOf, type Row, type Value } from "./row.ts";
import { elapsedOn, isOpenAt } from "./row-clock.ts";
import { ROW_FUNCTIONS, type RowContext } from "./row-functions.ts";
import { type ColumnTypes, columnTypesOf, typeOf } from "./types.ts";
import type { World } from "./world.ts";

/** Where an expression is interpreted: the fact whose rows it speaks of, and the log. */
export interface Scope {
  readonly fact: FactDefinition;
  readonly types: ColumnTypes;
  readonly world: World;
}

/** The scope of a fact's rows; `event` of core is the fact of the events themselves. */
export function scopeOf(fact: FactDefinition, world: World): Scope {
  return { fact, world, types: columnTypesOf(fact) };
}

/** The channel of a row: the dimension of its fact, else that of its cycle. */
export function channelOfRow(row: Row, scope: Scope): string | null {
  const node = scope.fact.dimensions.channel;
  return node === undefined ? channelOfCycle(row, scope.world) : (evaluate(node, row, scope) as string | null);
}

/** Microseconds from one instant to another on the run's clock for a row; negative backwards. */
export function elapsedOfRow(row: Row, from: bigint, to: bigint, scope: Scope): bigint {
  const { world } = scope;
  return elapsedOn(world.clock, { row, channel: channelOfRow(row, scope) }, from, to, world);
}

function contextOf(row: Row, scope: Scope): RowContext {
  const { world } = scope;
  return {
    asOf: world.asOf,
    elapsed: (from, to) => elapsedOfRow(row, from, to, scope),
    isOpen: (at) => isOpenAt({ row, channel: channelOfRow(row, scope) }, at, world),
    localDay: (at) => BigInt(localDayAt(world.zone, at)),
  };
}

/** The value of a formula at one row. An aggregate in it is a bug of the definition: a plain error. */
export function evaluate(node: Node, row: Row, scope: Scope): Value {
  if (node.kind === "col") return columnOf(row, node.name);
  if (node.kind === "lit") return typeof node.value === "number" ? BigInt(node.value) : node.value;
  if (node.kind === "agg") throw new Error(`the aggregate \`${node.fn}\` stands where one row is meant`);
  const args = node.args.map((part) => evaluate(part, row, scope));
  return ROW_FUNCTIONS[node.fn](args, contextOf(row, scope));
}

/** Whether a condition is true at a row; null counts as false, an absent condition as true. */
export function holds(condition: Node | null | undefined, row: Row, scope: Scope): boolean {
  return condition === null || condition === undefined || evaluate(condition, row, scope) === true;
}

/** The names of the columns a formula reads. */
function columnsRead(node: Node): readonly string[] {
  if (node.kind === "col") return [node.name];
  return node.kind === "call" ? node.args.flatMap(columnsRead) : [];
}

/**
 * Whether an instant comes from an event whose time is derived: one of the instants the formula reads does. False for
 * formulas that give no instant.
 */
export function isDerived(node: Node, row: Row, { types }: Scope): boolean {
  return typeOf(node, types) === "instant" && columnsRead(node).some((name) => row.derived.has(name));
}
