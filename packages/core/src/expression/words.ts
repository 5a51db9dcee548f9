import { aggregate, call, type Expression, literal, type ValueType } from "./node.ts";

type Row<T extends ValueType> = Expression<T, "row">;
type Group<T extends ValueType> = Expression<T, "group">;
type Truth = Row<"boolean">;

/** True where the text is one of the given constants; null where the text is null. */
export function is(text: Row<"text">, ...values: readonly string[]): Truth {
  return call("in", text, ...values.map((value) => literal(value)));
}

/** True where both are equal; null where either is null. */
export function equal<T extends ValueType>(a: Row<T>, b: Row<NoInfer<T>>): Truth {
  return call("eq", a, b);
}

/** True where `a` is less than `b`: for instants, earlier. Null where either is null. */
export function before<T extends ValueType>(a: Row<T>, b: Row<NoInfer<T>>): Truth {
  return call("lt", a, b);
}

/** True where `a` is at most `b`; null where either is null. */
export function atMost<T extends ValueType>(a: Row<T>, b: Row<NoInfer<T>>): Truth {
  return call("lte", a, b);
}

/** True where all are true. */
export function and(...conditions: readonly Truth[]): Truth {
  return call("and", ...conditions);
}

/** True where at least one is true. */
export function or(...conditions: readonly Truth[]): Truth {
  return call("or", ...conditions);
}

/** True where the condition is false or unknown. */
export function not(condition: Truth): Truth {
  return call("not", call("holds", condition));
}

/** True where the value is not null. */
export function known(value: Row<ValueType>): Truth {
  return call("known", value);
}

/** True where the value is null. */
export function missing(value: Row<ValueType>): Truth {
  return call("not", call("known", value));
}

/** `then` where the condition is true, else `otherwise` (null when not given). */
export function when<T extends ValueType>(condition: Truth, then: Row<T>, otherwise?: Row<NoInfer<T>>): Row<T> {
  return call("when", condition, then, otherwise ?? literal(null));
}

/** The first that is not null. */
export function firstKnown<T extends ValueType>(...values: readonly Row<T>[]): Row<T> {
  return call("coalesce", ...values);
}

/** The sum of integers or durations; null where one is null. */
export function plus<T extends "integer" | "duration">(...values: readonly Row<T>[]): Row<T> {
  return call("plus", ...values);
}

/** `a` less `b`; null where either is null. */
export function minus<T extends "integer" | "duration">(a: Row<T>, b: Row<NoInfer<T>>): Row<T> {
  return call("minus", a, b);
}

/** The earlier of two instants, the smaller of two numbers; null where either is null. */
export function earlier<T extends ValueType>(a: Row<T>, b: Row<NoInfer<T>>): Row<T> {
  return call("earlier", a, b);
}

/** The later of two instants, the greater of two numbers; null where either is null. */
export function later<T extends ValueType>(a: Row<T>, b: Row<NoInfer<T>>): Row<T> {
  return call("later", a, b);
}

/** Time between two instants on the run's clock, microseconds (printed in seconds); null where either is null. */
export function elapsed(from: Row<"instant">, to: Row<"instant">): Row<"duration"> {
  return call("elapsed", from, to);
}

/** True where the instant lies inside the opening hours of the row's calendar. */
export function isOpen(at: Row<"instant">): Truth {
  return call("is_open", at);
}

/** Number of the local day in the report's zone, days since 1970-01-01. */
export function localDay(at: Row<"instant">): Row<"integer"> {
  return call("local_day", at);
}

/** The instant up to which the log is known. */
export function asOf(): Row<"instant"> {
  return call("as_of");
}

/** The value at the first row that counts; null for no row. */
export function first<T extends ValueType>(value: Row<T>, where?: Truth): Group<T> {
  return aggregate("first", [value], where);
}

/** The value at the last row that counts; null for no row. */
export function last<T extends ValueType>(value: Row<T>, where?: Truth): Group<T> {
  return aggregate("last", [value], where);
}

/** The value at the last row of the conversation that counts and is not after `order`, a column of the fact. */
export function lastUpTo<T extends ValueType>(value: Row<T>, order: Row<"order">, where?: Truth): Group<T> {
  return aggregate("last_up_to", [value, order], where);
}

/** How many rows count; 0 for none. */
export function countOf(where?: Truth): Group<"integer"> {
  return aggregate("count", [], where);
}

/** The total of the rows that count; null for none. */
export function total<T extends "integer" | "duration">(value: Row<T>, where?: Truth): Group<T> {
  return aggregate("sum", [value], where);
}

/** True when it is true for at least one row. */
export function some(condition: Truth): Group<"boolean"> {
  return aggregate("any", [condition]);
}

/** How many different values there are; nulls are passed over. */
export function distinctOf(value: Row<ValueType>, where?: Truth): Group<"integer"> {
  return aggregate("distinct", [value], where);
}

/** The middle duration, of two middle ones the mean cut to the microsecond; null for none. */
export function middle(value: Row<"duration">, where?: Truth): Group<"duration"> {
  return aggregate("median", [value], where);
}

/** Window: how many rows count up to and including this one. */
export function runningCount(where: Truth): Group<"integer"> {
  return aggregate("running", [], where);
}

/** Window: the value at the last row that counts, up to and including this one; null before the first. */
export function latest<T extends ValueType>(value: Row<T>, where: Truth): Group<T> {
  return aggregate("latest", [value], where);
}

/** Window: the value at the row before this one; null at the first. */
export function previous<T extends ValueType>(value: Row<T>): Group<T> {
  return aggregate("previous", [value]);
}

/** Window: the value at the row after this one; null at the last. */
export function next<T extends ValueType>(value: Row<T>): Group<T> {
  return aggregate("next", [value]);
}
