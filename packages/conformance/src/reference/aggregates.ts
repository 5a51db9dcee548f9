import type { FunctionName } from "@almanac/core";
import { keyOf, type Row, type Value } from "./row.ts";

/** What an aggregate or a window is computed from. */
export interface Gathering {
  /** The rows for which `where` is true, in event order. */
  readonly rows: readonly Row[];
  /** For windows: the place of the row it is computed for, which need not be among `rows`. */
  readonly place: () => bigint;
  /** For `last_up_to`: the conversation's events up to the given order for which `where` is true. */
  readonly conversationUpTo: () => readonly Row[];
  /** The value of the argument at a row. */
  readonly value: (row: Row) => Value;
}

/** An aggregate gives the value of the row it chooses, or a value of its own. */
export type Aggregate =
  | { readonly choose: (gathering: Gathering) => Row | undefined }
  | { readonly fold: (gathering: Gathering) => Value };

/** "nulls are passed over" */
const knownValues = ({ rows, value }: Gathering): Value[] => rows.map(value).filter((each) => each !== null);
const knownNumbers = (gathering: Gathering): bigint[] => knownValues(gathering) as bigint[];

function sum(numbers: readonly bigint[]): bigint | null {
  return numbers.length === 0 ? null : numbers.reduce((total, each) => total + each, 0n);
}

/** "of two middle ones the mean cut to the microsecond" */
function median(numbers: readonly bigint[]): bigint | null {
  const sorted = numbers.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  const upper = sorted[Math.floor(sorted.length / 2)];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2n;
}

/** The aggregates and windows of the catalogue, each as its entry there states it. */
export const AGGREGATES: Readonly<Record<FunctionName<"group">, Aggregate>> = {
  first: { choose: ({ rows }) => rows.at(0) },
  last: { choose: ({ rows }) => rows.at(-1) },
  last_up_to: { choose: ({ conversationUpTo }) => conversationUpTo().at(-1) },
  count: { fold: ({ rows }) => BigInt(rows.length) },
  sum: { fold: (gathering) => sum(knownNumbers(gathering)) },
  any: { fold: ({ rows, value }) => rows.some((row) => value(row) === true) },
  distinct: { fold: (gathering) => BigInt(new Set(knownValues(gathering).map((value) => keyOf([value]))).size) },
  median: { fold: (gathering) => median(knownNumbers(gathering)) },
  running: { fold: ({ rows, place }) => BigInt(rows.filter((row) => row.place <= place()).length) },
  latest: { choose: ({ rows, place }) => rows.filter((row) => row.place <= place()).at(-1) },
  previous: { choose: ({ rows, place }) => rows.filter((row) => row.place < place()).at(-1) },
  next: { choose: ({ rows, place }) => rows.filter((row) => row.place > place()).at(0) },
};
