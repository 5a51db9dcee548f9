import type { FunctionName } from "@almanac/core";
import type { AggregateSpelling, Spelling, WindowSpelling } from "./dialect.ts";
import { list } from "./identifier.ts";

const infix =
  (operator: string): Spelling =>
  (...args) =>
    args.length === 1 ? (args[0] ?? "") : `(${args.join(` ${operator} `)})`;

const filtered = (text: string, filter: string): string => (filter === "" ? text : `${text} FILTER (WHERE ${filter})`);

/** The value where a condition holds ("" for none), else null: aggregates that pass over nulls take it at half the cost of FILTER. */
export function valueWhere(value: string, condition: string): string {
  return condition === "" ? value : `CASE WHEN ${condition} THEN ${value} END`;
}

/** Row functions whose text is the same on every engine. `clock`, `elapsed`, `is_open`, `as_of`, `local_day` are lowered before. */
export const COMMON_FUNCTIONS = {
  eq: infix("="),
  ne: infix("<>"),
  lt: infix("<"),
  lte: infix("<="),
  in: (text, ...values) => (values.length === 1 ? `(${text} = ${values[0]})` : `(${text} IN (${list(values)}))`),
  and: infix("AND"),
  or: infix("OR"),
  not: (condition) => `(NOT ${condition})`,
  known: (value) => `(${value} IS NOT NULL)`,
  holds: (condition) => `coalesce(${condition}, FALSE)`,
  when: (condition, then, otherwise) => `(CASE WHEN ${condition} THEN ${then} ELSE ${otherwise} END)`,
  coalesce: (...values) => `coalesce(${list(values)})`,
  plus: infix("+"),
  minus: infix("-"),
  earlier: (a, b) => `(CASE WHEN ${a} <= ${b} THEN ${a} WHEN ${b} < ${a} THEN ${b} END)`,
  later: (a, b) => `(CASE WHEN ${a} >= ${b} THEN ${a} WHEN ${b} > ${a} THEN ${b} END)`,
  attribute: (attributes, key) => `json_extract_scalar(${attributes}, ${key})`,
} satisfies Partial<Record<FunctionName<"row">, Spelling>>;

/** Aggregates whose text is the same on every engine. */
export const COMMON_AGGREGATES = {
  count: (_args, _order, filter) => filtered("count(*)", filter),
  sum: ([value = "NULL"], _order, filter) => `sum(${valueWhere(value, filter)})`,
  any: ([condition], _order, filter) => `coalesce(${filtered(`bool_or(${condition})`, filter)}, FALSE)`,
  distinct: ([value], _order, filter) => filtered(`count(DISTINCT ${value})`, filter),
} satisfies Record<string, AggregateSpelling>;

const soFar = "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";

/** Windows over the source rows of a fact, in event order. */
export const WINDOWS = {
  running: (_args, over, filter) => `${filtered("count(*)", filter)} OVER (${over} ${soFar})`,
  latest: ([value], over, filter) =>
    `last_value(${filter === "" ? value : `CASE WHEN ${filter} THEN ${value} END`} IGNORE NULLS) OVER (${over} ${soFar})`,
  previous: ([value], over) => `lag(${value}) OVER (${over})`,
  next: ([value], over) => `lead(${value}) OVER (${over})`,
} satisfies Record<string, WindowSpelling>;
