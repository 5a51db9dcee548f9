/** What the catalogue states of a function: the text becomes documentation, the fields are checked by conformance. */
export interface FunctionEntry<L extends "row" | "group" = "row" | "group"> {
  /** `row`: of one row's values; `group`: an aggregate over rows. */
  readonly level: L;
  readonly takes: string;
  readonly gives: string;
  readonly meaning: string;
  /** What becomes of null arguments, and of an empty group. */
  readonly onNull: string;
  /** Every function is exact: an approximate one is another entry with its own name. */
  readonly exact: boolean;
  /** Whether values of parts give the value of the whole; null for row functions. */
  readonly mergeable: boolean | null;
}

const row = (takes: string, gives: string, meaning: string, onNull: string): FunctionEntry<"row"> =>
  Object.freeze({ level: "row", takes, gives, meaning, onNull, exact: true, mergeable: null });

const group = (
  takes: string,
  gives: string,
  meaning: string,
  onNull: string,
  mergeable: boolean,
): FunctionEntry<"group"> => Object.freeze({ level: "group", takes, gives, meaning, onNull, exact: true, mergeable });

const anyNull = "null when an argument is null";

/** Every function a definition may use. A new ability is a new entry here, never a new kind of node. */
export const FUNCTIONS = Object.freeze({
  eq: row("a, b of one type", "boolean", "a equals b", anyNull),
  ne: row("a, b of one type", "boolean", "a differs from b", anyNull),
  lt: row("a, b of one type", "boolean", "a is less than b", anyNull),
  lte: row("a, b of one type", "boolean", "a is at most b", anyNull),
  in: row("text, constants", "boolean", "the text is one of the constants", "null when the text is null"),
  and: row("booleans", "boolean", "all are true", "three-valued: false wins over null"),
  or: row("booleans", "boolean", "at least one is true", "three-valued: true wins over null"),
  not: row("boolean", "boolean", "it is false", anyNull),
  known: row("any", "boolean", "the value is not null", "never null"),
  holds: row("boolean", "boolean", "it is true; null counts as false", "never null"),
  when: row("boolean, then, else", "as then", "then where the boolean is true, otherwise else", "null counts as false"),
  coalesce: row("values of one type", "as given", "the first that is not null", "null when all are null"),
  plus: row("integers", "integer", "the sum", anyNull),
  minus: row("a, b", "integer", "a less b", anyNull),
  earlier: row("a, b", "as given", "the smaller of the two", anyNull),
  later: row("a, b", "as given", "the greater of the two", anyNull),
  as_of: row("nothing", "instant", "the instant up to which the log is known", "never null"),
  clock: row(
    "instant",
    "duration",
    "the position of the instant on the run's clock, microseconds; differences of positions are durations",
    anyNull,
  ),
  elapsed: row("from, to", "duration", "time from one instant to the other on the run's clock, microseconds", anyNull),
  is_open: row("instant", "boolean", "the instant lies inside the opening hours of the row's calendar", anyNull),
  local_day: row("instant", "integer", "number of the local day in the report's zone, days since 1970-01-01", anyNull),
  attribute: row("attributes, key", "text", "the value of one attribute", "null when the key is missing"),
  first: group(
    "value",
    "as the value",
    "the value at the first row that counts, in event order",
    "null for no row; a null value is given as null",
    true,
  ),
  last: group(
    "value",
    "as the value",
    "the value at the last row that counts, in event order",
    "null for no row; a null value is given as null",
    true,
  ),
  last_up_to: group(
    "value, order",
    "as the value",
    "the value at the last row of the conversation that counts and is not after `order`",
    "null for no row; `order` null means no bound but the group's end",
    false,
  ),
  count: group("nothing", "integer", "how many rows count", "0 for no row", true),
  sum: group(
    "integer or duration",
    "as given",
    "the total over the rows that count, exact",
    "nulls are passed over; null for no row",
    true,
  ),
  any: group("boolean", "boolean", "true for at least one row", "null counts as false; false for no row", true),
  distinct: group("any", "integer", "how many different values", "nulls are passed over; 0 for no row", false),
  median: group(
    "duration",
    "duration",
    "the middle value, of two middle ones the mean cut to the microsecond",
    "nulls are passed over; null for no row",
    false,
  ),
  running: group(
    "nothing",
    "integer",
    "window: how many rows count up to and including this one, in event order",
    "0 for no row",
    false,
  ),
  latest: group(
    "value",
    "as the value",
    "window: the value at the last row that counts, up to and including this one",
    "null before the first such row",
    false,
  ),
  previous: group(
    "value",
    "as the value",
    "window: the value at the last row before this one",
    "null at the first row",
    false,
  ),
  next: group("value", "as the value", "window: the value at the next row", "null at the last row", false),
} satisfies Record<string, FunctionEntry>);

type Catalogue = typeof FUNCTIONS;

/** Name of a catalogue entry of a level. */
export type FunctionName<L extends "row" | "group" = "row" | "group"> = {
  [Name in keyof Catalogue]: Catalogue[Name]["level"] extends L ? Name : never;
}[keyof Catalogue];
