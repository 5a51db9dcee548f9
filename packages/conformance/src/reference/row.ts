import { COLUMNS, compareUtf8 } from "@almanac/core";
import type { KnownEvent } from "./known-events.ts";

/** A value while it is interpreted: instants, durations, integers and orders are whole numbers; null is unknown. */
export type Value = bigint | string | boolean | null | Readonly<Record<string, string>>;

/** A row of a fact. */
export interface Row {
  /** Its columns by name; those of a joined fact as `alias.column`. */
  readonly values: Readonly<Record<string, Value>>;
  /** Names of its instant columns that were taken from an event whose time is derived; none of them is null. */
  readonly derived: ReadonlySet<string>;
  /** Position of the first event it was made of: the order of rows. */
  readonly place: bigint;
}

/** A value with what is known of its origin. */
export interface Found {
  readonly value: Value;
  /** True when it is an instant that was taken from an event whose time is derived. */
  readonly derived: boolean;
}

/** What an expression gives when there is nothing. */
export const NOTHING: Found = Object.freeze({ value: null, derived: false });

/** The column of a row. A name the row does not have is a bug of a definition: a plain error. */
export function columnOf(row: Row, name: string): Value {
  const value = row.values[name];
  if (value === undefined)
    throw new Error(`there is no column \`${name}\` among ${Object.keys(row.values).join(", ")}`);
  return value;
}

/** The row with further columns. */
export function withColumns(row: Row, found: Iterable<readonly [string, Found]>): Row {
  const values: Record<string, Value> = { ...row.values };
  const derived = new Set(row.derived);
  for (const [name, each] of found) {
    values[name] = each.value;
    derived.delete(name);
    if (each.derived && each.value !== null) derived.add(name);
  }
  return { values, derived, place: row.place };
}

const INSTANTS = COLUMNS.filter(({ type }) => type === "instant").map(({ name }) => name);

/** A known event as a row: its columns under their names; `items` are not a value of expressions and left out. */
export function rowOfEvent(event: KnownEvent): Row {
  const { items: _, sequence, ...plain } = event;
  return {
    values: { ...plain, sequence: BigInt(sequence) },
    derived: new Set(event.derived ? INSTANTS.filter((name) => event[name] !== null) : []),
    place: event.position,
  };
}

/** Order of two values of one type: negative, 0 or positive. Texts by their UTF-8 bytes, false before true. */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === "string" && typeof right === "string") return compareUtf8(left, right);
  if (typeof left !== typeof right || left === null || right === null || typeof left === "object") {
    throw new Error(`${String(left)} and ${String(right)} cannot be compared`);
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A text by which equal lists of values are found: null is equal to null, no two values of two types are equal. */
export function keyOf(values: readonly Value[]): string {
  return JSON.stringify(values.map((value) => [typeof value, typeof value === "bigint" ? String(value) : value]));
}
