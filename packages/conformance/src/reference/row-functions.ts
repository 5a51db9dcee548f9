import type { FunctionName } from "@almanac/core";
import { compareValues, type Value } from "./row.ts";

/** What a row function may ask beside its arguments. */
export interface RowContext {
  /** The instant up to which the log is known. */
  readonly asOf: bigint;
  /** Microseconds from one instant to another on the clock of the row; negative backwards. */
  readonly elapsed: (from: bigint, to: bigint) => bigint;
  /** Whether an instant lies in the opening hours of the row's calendar. */
  readonly isOpen: (at: bigint) => boolean;
  /** Number of the local day in the report's zone. */
  readonly localDay: (at: bigint) => bigint;
}

type RowFunction = (args: readonly Value[], context: RowContext) => Value;

/** "null when an argument is null" */
const unlessNull =
  (compute: (args: readonly Exclude<Value, null>[], context: RowContext) => Value): RowFunction =>
  (args, context) =>
    args.includes(null) ? null : compute(args as readonly Exclude<Value, null>[], context);

/** The value of an attribute; null when there is none of that key. */
export const attributeOf = (attributes: Readonly<Record<string, string>>, key: string): string | null =>
  Object.hasOwn(attributes, key) ? (attributes[key] ?? null) : null;

const two = (of: (a: Value, b: Value) => Value): RowFunction => unlessNull(([a = null, b = null]) => of(a, b));
const numbers = (of: (...values: bigint[]) => bigint): RowFunction =>
  unlessNull((values) => of(...(values as bigint[])));

/** The row functions of the catalogue, each as its entry there states it. */
export const ROW_FUNCTIONS = {
  eq: two((a, b) => compareValues(a, b) === 0),
  ne: two((a, b) => compareValues(a, b) !== 0),
  lt: two((a, b) => compareValues(a, b) < 0),
  lte: two((a, b) => compareValues(a, b) <= 0),
  in: ([text = null, ...constants]) => (text === null ? null : constants.includes(text)),
  and: (args) => (args.includes(false) ? false : args.includes(null) ? null : true),
  or: (args) => (args.includes(true) ? true : args.includes(null) ? null : false),
  not: unlessNull(([truth]) => truth === false),
  known: ([value = null]) => value !== null,
  holds: ([truth]) => truth === true,
  when: ([condition, then = null, otherwise = null]) => (condition === true ? then : otherwise),
  coalesce: (args) => args.find((value) => value !== null) ?? null,
  plus: numbers((...values) => values.reduce((total, value) => total + value, 0n)),
  minus: numbers((a = 0n, b = 0n) => a - b),
  earlier: two((a, b) => (compareValues(a, b) <= 0 ? a : b)),
  later: two((a, b) => (compareValues(a, b) >= 0 ? a : b)),
  as_of: (_, { asOf }) => asOf,
  clock: unlessNull(([at], { elapsed }) => elapsed(0n, at as bigint)),
  elapsed: unlessNull(([from, to], { elapsed }) => elapsed(from as bigint, to as bigint)),
  is_open: unlessNull(([at], { isOpen }) => isOpen(at as bigint)),
  local_day: unlessNull(([at], { localDay }) => localDay(at as bigint)),
  attribute: unlessNull(([attributes = {}, key]) =>
    attributeOf(attributes as Readonly<Record<string, string>>, String(key)),
  ),
} satisfies Record<FunctionName<"row">, RowFunction>;
