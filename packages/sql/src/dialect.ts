import type { FunctionName } from "@almanac/core";
import { AlmanacError } from "@almanac/core";

/** A function an engine lacks: what to do instead, printed when a definition uses it there. */
export interface Unsupported {
  readonly unsupported: string;
}

/** SQL text of a call from the SQL texts of its arguments. */
export type Spelling = (...args: readonly string[]) => string;

/** SQL text of an aggregate: its arguments, the order column, and the condition ("" for none). */
export type AggregateSpelling = (args: readonly string[], order: string, filter: string) => string;

/** SQL text of a window: its arguments, the text inside OVER (...), and the condition ("" for none). */
export type WindowSpelling = AggregateSpelling;

/** What an engine spells in its own way; everything else is common SQL, see `common.ts`. */
export interface Dialect {
  readonly name: string;
  /** Row functions that this engine spells otherwise than the common text. */
  readonly functions: Readonly<Partial<Record<FunctionName<"row">, Spelling | Unsupported>>>;
  /** Aggregates for which there is no common text: an engine must spell each or say what to do instead. */
  readonly aggregates: Readonly<Record<"first" | "last" | "median", AggregateSpelling | Unsupported>>;
  /** `x` as an integer of 128 bits, and the sum of such integers as text. */
  readonly wide: Spelling;
  /** `CREATE` of a table of the session from a query. */
  readonly createTable: (name: string, query: string) => string;
  /** Statements that define `open_clock(calendar, instant)` and `open_at(calendar, instant)` from a calendar table. */
  readonly defineClock: (days: ClockTable) => readonly string[];
  /** Time a row's clock has run at an instant when its calendar follows its team: `segments` is the row's list of stretches. */
  readonly segmentClock: (segments: string, instant: string) => string;
  /** As `open_at`, for a row whose calendar follows its team. */
  readonly segmentOpen: (segments: string, instant: string) => string;
  /** One list of the stretches (calendar, from, until) of the rows of a group, in order. */
  readonly collectSegments: (calendar: string, from: string, until: string) => string;
}

/** The opening hours of all calendars by UTC day, as flat columns: row `calendar × days + (day − firstDay)`. */
export interface ClockTable {
  readonly firstDay: number;
  readonly days: number;
  readonly calendars: number;
  /** Microseconds open before the day, since the table's first day. */
  readonly before: readonly bigint[];
  /** The k-th stretch of each day: its start (UTC microseconds) and its length; length 0 where the day has fewer. */
  readonly starts: readonly (readonly bigint[])[];
  readonly lengths: readonly (readonly bigint[])[];
}

/** A dialect as data. A member that is left out does not compile. */
export function defineDialect(dialect: Dialect): Dialect {
  return Object.freeze(dialect);
}

/** The spelling, or an `AlmanacError` (`unsupported-function`) before anything is run. */
export function supported<T extends object>(spelling: T | Unsupported, name: string, dialect: string): T {
  if (!("unsupported" in spelling)) return spelling;
  throw new AlmanacError({
    code: "unsupported-function",
    message: `${dialect} has no \`${name}\``,
    fix: spelling.unsupported,
  });
}
