import { column, type FactDefinition, type Node } from "@almanac/core";
import { identifier, list } from "../identifier.ts";
import { render, type Scope } from "../render.ts";
import { originOf, type Step, VIRTUAL } from "./virtual.ts";

/** Where the rows of a fact are read from, and how the text of its expressions is made. */
export interface FactSource {
  /** Relation of the source rows. */
  readonly relation: string;
  /** Tables of joined facts, by fact id. */
  readonly tableOf: (factId: string) => string;
  readonly scope: Scope;
}

const named = (text: string, name: string): string => `${text} AS ${identifier(name)}`;

/** Names of the wanted columns that come about at a step. */
export function columnsAt(fact: FactDefinition, columns: ReadonlySet<string>, step: Step): readonly string[] {
  return [...columns].filter((name) => originOf(fact, name).step === step);
}

/** Source rows with windows and marks, only those that are kept: what a fold groups. */
function numberedRows(
  fact: FactDefinition,
  columns: ReadonlySet<string>,
  sourceColumns: readonly string[],
  source: FactSource,
): string {
  const { scope, relation } = source;
  const where = fact.where === null ? "" : ` WHERE ${render(fact.where, scope)}`;
  const windows = [...new Set([...Object.keys(fact.windows), ...columnsAt(fact, columns, "window")])];
  const marks = Object.entries(fact.marks);
  const read = list(sourceColumns.map((name) => (name === "*" ? name : identifier(name)))) || "1";
  if (windows.length === 0 && marks.length === 0) return `SELECT ${read} FROM ${relation}${where}`;
  const order = identifier((fact.of === null ? "position" : fact.of.order) ?? "position");
  const over = `${fact.within.length === 0 ? "" : `PARTITION BY ${list(fact.within.map(identifier))} `}ORDER BY ${order}`;
  const windowed = windows.map((name) => named(render(originOf(fact, name).node, { ...scope, over }), name));
  const first = `SELECT ${list([read, ...windowed])} FROM ${relation}${where}`;
  const marked = `SELECT ${list(["*", ...marks.map(([name, node]) => named(render(node, scope), name))])} FROM (${first})`;
  return fact.keep === null ? marked : `SELECT * FROM (${marked}) WHERE ${render(fact.keep, scope)}`;
}

/** The fold of a fact: one row per key (or per kept source row), before joins and derived columns. */
export function foldSql(
  fact: FactDefinition,
  columns: ReadonlySet<string>,
  sourceColumns: readonly string[],
  source: FactSource,
  extra: Readonly<Record<string, Node>> = {},
): string {
  const rows = numberedRows(fact, columns, sourceColumns, source);
  if (fact.key.length === 0) return rows;
  const scope = { ...source.scope, order: (fact.of === null ? "position" : fact.of.order) ?? "position" };
  const keys = fact.key.map(identifier);
  const wanted = columnsAt(fact, columns, "column").map((name): [string, Node] => [name, originOf(fact, name).node]);
  const { nodes, conditions } = testedOnce([...wanted, ...Object.entries(extra)]);
  const tested = Object.entries(conditions).map(([name, node]) => named(render(node, scope), name));
  const folded = nodes.map(([name, node]) => named(render(node, scope), name));
  const from = tested.length === 0 ? rows : `SELECT ${list(["*", ...tested])} FROM (${rows})`;
  return `SELECT ${list([...keys, ...folded])} FROM (${from}) GROUP BY ${list(keys.map((_, i) => String(i + 1)))}`;
}

/** The aggregates with their conditions as columns of their own, so that a row is tested once for all that ask the same. */
function testedOnce(aggregates: readonly (readonly [string, Node])[]): {
  readonly nodes: readonly (readonly [string, Node])[];
  readonly conditions: Readonly<Record<string, Node>>;
} {
  const names = new Map<string, string>();
  const conditions: Record<string, Node> = {};
  const nodes = aggregates.map(([name, node]): readonly [string, Node] => {
    if (node.kind !== "agg" || node.where === undefined) return [name, node];
    const text = JSON.stringify(node.where);
    const tested = names.get(text) ?? `${VIRTUAL.condition}${names.size}`;
    names.set(text, tested);
    conditions[tested] = node.where;
    return [name, { ...node, where: column(tested) }];
  });
  return { nodes, conditions };
}

/** Joined, looked up and derived columns on top of the fold; rows that do not count are dropped. */
export function completeSql(
  fact: FactDefinition,
  columns: ReadonlySet<string>,
  fold: string,
  source: FactSource,
  lookUp: (rows: string) => string,
): string {
  const joined = columnsAt(fact, columns, "join");
  const aliases = Object.entries(fact.joins).filter(([alias]) =>
    joined.some((name) => joinName(fact, name).startsWith(`${alias}.`)),
  );
  const joins = aliases.map(([alias, join]) => {
    const on = join.on.map((name) => `f.${identifier(name)} = ${identifier(alias)}.${identifier(name)}`);
    return ` LEFT JOIN ${source.tableOf(join.fact.id)} AS ${identifier(alias)} ON ${on.join(" AND ")}`;
  });
  const joinColumns = joined.map((name) => {
    const full = joinName(fact, name);
    const dot = full.indexOf(".");
    return named(`${identifier(full.slice(0, dot))}.${identifier(full.slice(dot + 1))}`, name);
  });
  const withJoins =
    joined.length === 0 ? fold : `SELECT ${list(["f.*", ...joinColumns])} FROM (${fold}) AS f${joins.join("")}`;
  return derivedSql(fact, columns, lookUp(withJoins), source);
}

function derivedSql(fact: FactDefinition, columns: ReadonlySet<string>, rows: string, source: FactSource): string {
  const wanted = columnsAt(fact, columns, "derived");
  // Companions of derived columns read other companions: they come a level above.
  const companions = wanted.filter((name) => name.startsWith(VIRTUAL.derived) && !(name in fact.derived));
  const plain = wanted.filter((name) => !companions.includes(name));
  const level = (names: readonly string[], from: string): string =>
    names.length === 0
      ? from
      : `SELECT ${list(["*", ...names.map((name) => named(render(originOf(fact, name).node, source.scope), name))])} FROM (${from})`;
  const complete = level(companions, level(plain, rows));
  return fact.having === null ? complete : `SELECT * FROM (${complete}) WHERE ${render(fact.having, source.scope)}`;
}

function joinName(fact: FactDefinition, name: string): string {
  return (originOf(fact, name).node as { readonly name: string }).name;
}
