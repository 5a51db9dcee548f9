import {
  COLUMNS,
  columnNames,
  type FactDefinition,
  type FunctionName,
  type Node,
  type PhysicalType,
  type ValueType,
} from "@almanac/core";

/** The types of a fact's columns by name; those of a joined fact as `alias.column`. */
export type ColumnTypes = ReadonlyMap<string, ValueType>;

/** How a column of the log is typed in expressions; millionths of a second are microseconds. */
const OF_PHYSICAL = {
  text: "text",
  instant: "instant",
  boolean: "boolean",
  integer: "integer",
  decimal6: "duration",
  json: "text",
} satisfies Record<PhysicalType, ValueType>;

/** The columns of a known event. */
const EVENT_TYPES_OF_COLUMNS: ColumnTypes = new Map<string, ValueType>([
  ...COLUMNS.map(({ name, type }) => [name, OF_PHYSICAL[type]] as const),
  ["position", "order"],
  ["cycle", "integer"],
]);

/** Null: the type of a null that stands in a definition, which is of any type. */
type Type = ValueType | null;
type TypeOfArguments = (types: readonly Type[]) => Type;
const always =
  (type: ValueType): TypeOfArguments =>
  () =>
    type;
const asGiven: TypeOfArguments = (types) => types.find((type) => type !== null) ?? null;

/** What each function of the catalogue gives, from what it is given. */
const GIVES = {
  eq: always("boolean"),
  ne: always("boolean"),
  lt: always("boolean"),
  lte: always("boolean"),
  in: always("boolean"),
  and: always("boolean"),
  or: always("boolean"),
  not: always("boolean"),
  known: always("boolean"),
  holds: always("boolean"),
  when: ([, then = null, otherwise = null]) => then ?? otherwise,
  coalesce: asGiven,
  plus: asGiven,
  minus: asGiven,
  earlier: asGiven,
  later: asGiven,
  as_of: always("instant"),
  clock: always("duration"),
  elapsed: always("duration"),
  is_open: always("boolean"),
  local_day: always("integer"),
  attribute: always("text"),
  first: asGiven,
  last: asGiven,
  last_up_to: ([value = null]) => value,
  count: always("integer"),
  sum: asGiven,
  any: always("boolean"),
  distinct: always("integer"),
  median: asGiven,
  running: always("integer"),
  latest: asGiven,
  previous: asGiven,
  next: asGiven,
} satisfies Record<FunctionName, TypeOfArguments>;

const OF_LITERAL: Readonly<Record<string, ValueType>> = { number: "integer", boolean: "boolean", string: "text" };

/** What an expression gives, in terms of the columns it reads. */
export function typeOf(node: Node, columns: ColumnTypes): Type {
  if (node.kind === "lit") return OF_LITERAL[typeof node.value] ?? null;
  if (node.kind === "col") return columns.get(node.name) ?? "text";
  return GIVES[node.fn](node.args.map((part) => typeOf(part, columns)));
}

function add(nodes: Readonly<Record<string, Node>>, types: Map<string, ValueType>): void {
  const added = Object.entries(nodes).map(([name, node]) => [name, typeOf(node, types) ?? "text"] as const);
  for (const [name, type] of added) types.set(name, type);
}

/** The types of the columns that the source rows of a fact have while they are folded: windows and marks included. */
export function sourceTypesOf(fact: FactDefinition): ColumnTypes {
  const types = new Map(fact.of === null ? EVENT_TYPES_OF_COLUMNS : columnTypesOf(fact.of));
  add(fact.windows, types);
  add(fact.marks, types);
  return types;
}

/** The types of all columns of a fact's rows, joined ones included. */
export function columnTypesOf(fact: FactDefinition): ColumnTypes {
  const types = new Map(sourceTypesOf(fact));
  add(fact.columns, types);
  for (const [alias, { fact: joined }] of Object.entries(fact.joins)) {
    const theirs = columnTypesOf(joined);
    for (const name of columnNames(joined)) types.set(`${alias}.${name}`, theirs.get(name) ?? "text");
  }
  add(fact.derived, types);
  return types;
}
