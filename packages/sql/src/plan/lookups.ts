import type { AggregateNode, FactDefinition, Node } from "@almanac/core";
import { identifier, list } from "../identifier.ts";
import { render, type Scope } from "../render.ts";
import { originOf, VIRTUAL } from "./virtual.ts";

const FAR_FUTURE = "CAST(9000000000000000000 AS BIGINT)";
const OWN = "own.";

/** A column of a fact that is looked up among the events of the row's conversation: `last_up_to`. */
function lookupOf(fact: FactDefinition, name: string): AggregateNode | null {
  const { step, node } = originOf(fact, name);
  return step === "lookup" && node.kind === "agg" ? node : null;
}

/** The column up to which a lookup goes; null where it has no bound but the end of the row's group. */
function boundOf({ args: [, bound] }: AggregateNode): string | null {
  return bound?.kind === "col" ? bound.name.replace(OWN, "") : null;
}

/** Columns of its own fact that a lookup reads. */
export function lookupReads(node: Node): readonly string[] {
  const bound = node.kind === "agg" ? boundOf(node) : null;
  return ["conversation", VIRTUAL.lastOrder, ...(bound === null ? [] : [bound])];
}

/** Adds the columns of a fact that are looked up among the events: the value at the last one not after an order. */
export function withLookups(
  fact: FactDefinition,
  columns: ReadonlySet<string>,
  rows: string,
  events: string,
  scope: Scope,
): string {
  const wanted = [...columns].flatMap((name) => {
    const node = lookupOf(fact, name);
    return node === null ? [] : [{ name, node }];
  });
  if (wanted.length === 0) return rows;
  const joins = wanted.map(({ node }, i) => {
    const end = `f.${identifier(VIRTUAL.lastOrder)}`;
    const bound = boundOf(node);
    const order = bound === null ? end : `coalesce(f.${identifier(bound)}, ${end})`;
    const step = `l${i}`;
    return (
      ` LEFT JOIN (${stepsSql(node, events, scope)}) AS ${step} ON ${step}."conversation" = f."conversation"` +
      ` AND ${step}."position" <= ${order} AND ${step}.until_position > ${order}`
    );
  });
  const values = wanted.map(({ name }, i) => `l${i}.found AS ${identifier(name)}`);
  return `SELECT ${list(["f.*", ...values])} FROM (${rows}) AS f${joins.join("")}`;
}

function stepsSql({ args: [value], where }: AggregateNode, events: string, scope: Scope): string {
  const condition = where === undefined ? "" : ` AND ${render(where, scope)}`;
  const next = 'lead("position") OVER (PARTITION BY "conversation" ORDER BY "position")';
  const found = value === undefined ? "NULL" : render(value, scope);
  return (
    `SELECT "conversation", ${found} AS found, "position", coalesce(${next}, ${FAR_FUTURE}) AS until_position ` +
    `FROM ${events} WHERE "conversation" IS NOT NULL${condition}`
  );
}
