import { columnNames, event, type FactDefinition, type Node } from "@almanac/core";
import { evaluate, holds, isDerived, type Scope, scopeOf } from "./evaluate.ts";
import { evaluateGroup, evaluateWindow } from "./evaluate-group.ts";
import { type Found, keyOf, NOTHING, type Row, type Value, withColumns } from "./row.ts";
import { sourceTypesOf } from "./types.ts";
import type { World } from "./world.ts";

type Formulas = Readonly<Record<string, Node>>;

/**
 * The rows of a fact, in event order: its definition carried out step by step, where → windows → marks → keep → key and
 * columns → joins → derived → having. `goal` has no fold; see `goal.ts`.
 */
export function foldFact(fact: FactDefinition, world: World): readonly Row[] {
  const rows = world.folded.get(fact) ?? fold(fact, world);
  world.folded.set(fact, rows);
  return rows;
}

function fold(fact: FactDefinition, world: World): readonly Row[] {
  const below = { ...scopeOf(fact.of ?? event, world), types: sourceTypesOf(fact) };
  const own = scopeOf(fact, world);
  const source = fact.of === null ? world.rows : foldFact(fact.of, world);
  const taking = source.filter((row) => holds(fact.where, row, below));
  const windowed = addWindows(fact, taking, below);
  const marked = windowed.map((row) => addFormulas(fact.marks, row, below));
  const kept = marked.filter((row) => holds(fact.keep, row, below));
  const rows =
    fact.key.length === 0 ? kept.map((row) => addFormulas(fact.columns, row, below)) : group(fact, kept, below);
  const carried = fact.id === "cycle" ? carryOn(rows) : rows;
  const joined = carried.map((row) => addJoins(fact, row, world));
  const complete = joined.map((row) => addFormulas(fact.derived, row, own));
  return inOrder(
    fact,
    complete.filter((row) => holds(fact.having, row, own)),
  );
}

/** Rows in event order: by the column the fact names for it, else by the first event each was made of. */
function inOrder({ order }: FactDefinition, rows: readonly Row[]): readonly Row[] {
  const placed = rows.map((row): Row => {
    const place = order === null ? null : row.values[order];
    return typeof place === "bigint" ? { ...row, place } : row;
  });
  return placed.toSorted(byPlace);
}

/** The row with the values of formulas, none of which reads another. */
function addFormulas(formulas: Formulas, row: Row, scope: Scope): Row {
  const found = Object.entries(formulas).map(
    ([name, node]) => [name, { value: evaluate(node, row, scope), derived: isDerived(node, row, scope) }] as const,
  );
  return withColumns(row, found);
}

/** Rows that have the same values of some columns, in event order; null is equal to null. */
function partitions(rows: readonly Row[], names: readonly string[]): readonly (readonly Row[])[] {
  return [...Map.groupBy(rows, (row) => keyOf(names.map((name) => row.values[name] ?? null))).values()];
}

function addWindows(fact: FactDefinition, rows: readonly Row[], scope: Scope): readonly Row[] {
  const windows = Object.entries(fact.windows);
  if (windows.length === 0) return rows;
  const found = partitions(rows, fact.within).flatMap((together) =>
    together.map((row) =>
      withColumns(
        row,
        windows.map(([name, node]) => [name, evaluateWindow(node, row, together, scope)]),
      ),
    ),
  );
  return found.toSorted(byPlace);
}

const byPlace = (left: Row, right: Row): number => Number(left.place - right.place);

/** Whether a column is found by the order in another column of the row, which must be there before. */
const looksBack = (node: Node): boolean => node.kind === "agg" && node.fn === "last_up_to";

/** One row for each key, with the aggregates of its source rows. */
function group(fact: FactDefinition, rows: readonly Row[], scope: Scope): readonly Row[] {
  return partitions(rows, fact.key).map((together) => {
    const [firstRow] = together as readonly [Row];
    const key: Row = {
      values: Object.fromEntries(fact.key.map((name) => [name, firstRow.values[name] ?? null])),
      derived: new Set(fact.key.filter((name) => firstRow.derived.has(name))),
      place: firstRow.place,
    };
    const columns = Object.entries(fact.columns).toSorted(
      ([, a], [, b]) => Number(looksBack(a)) - Number(looksBack(b)),
    );
    return columns.reduce(
      (row, [name, node]) => withColumns(row, [[name, evaluateGroup(node, row, together, scope)]]),
      key,
    );
  });
}

/** What a cycle keeps of the one before when it names none of its own. */
const CARRIED = ["customer", "order", "review", "product"];

/** Cycles in event order: the customer, order, review and product of one carry on into the next of its conversation. */
function carryOn(cycles: readonly Row[]): readonly Row[] {
  const before = new Map<Value, Row>();
  return cycles.map((cycle) => {
    const conversation = cycle.values.conversation ?? null;
    const earlier = before.get(conversation)?.values ?? {};
    const found = CARRIED.map((name): [string, Found] => [
      name,
      { value: cycle.values[name] ?? earlier[name] ?? null, derived: false },
    ]);
    const carried = withColumns(cycle, found);
    before.set(conversation, carried);
    return carried;
  });
}

/** The columns of the row of each joined fact whose `on` columns are equal, as `alias.column`; nulls where there is none. */
function addJoins(fact: FactDefinition, row: Row, world: World): Row {
  return Object.entries(fact.joins).reduce((joined, [alias, join]) => {
    const wanted = join.on.map((name) => row.values[name] ?? null);
    const match = wanted.includes(null)
      ? undefined
      : foldFact(join.fact, world).find(
          (other) => keyOf(join.on.map((name) => other.values[name] ?? null)) === keyOf(wanted),
        );
    const names = match === undefined ? columnNames(join.fact) : Object.keys(match.values);
    const found = names.map((name): [string, Found] => [
      `${alias}.${name}`,
      match === undefined ? NOTHING : { value: match.values[name] ?? null, derived: match.derived.has(name) },
    ]);
    return withColumns(joined, found);
  }, row);
}
