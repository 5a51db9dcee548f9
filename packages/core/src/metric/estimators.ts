import { type Expression, literal, type Node } from "../expression/node.ts";

type Row<T extends "boolean" | "duration" | "integer" | "instant" | "text"> = Expression<T, "row">;

/** Rows in the period (where the condition holds). */
export interface CountMeasure {
  readonly kind: "count";
  readonly where: Node | null;
}

/** Total of a quantity over the rows; rows without the quantity are left out. */
export interface SumMeasure {
  readonly kind: "sum";
  readonly value: Node;
}

/** Rows for which `hit` is true of all rows for which it is known. */
export interface ProportionMeasure {
  readonly kind: "proportion";
  readonly hit: Node;
}

/** Spread of a quantity. A duration from `start` to `end` knows which rows are censored. */
export interface DistributionMeasure {
  readonly kind: "distribution";
  /** The quantity of a finished row; null leaves the row out. */
  readonly value: Node;
  /** For durations: where it starts and what ends it. Without them no row is censored. */
  readonly start: Node | null;
  readonly end: Node | null;
  /** An instant that ends the watching of a row that has not ended, before the as-of. */
  readonly censoredAt: Node | null;
  /** The quantity of an open row as far as it is known; null: the time from `start` to `censoredAt`, else to the as-of. */
  readonly soFar: Node | null;
}

/** Total of one quantity / total of another, over rows where both are known. */
export interface RatioMeasure {
  readonly kind: "ratio";
  readonly numerator: Node;
  readonly denominator: Node;
}

/** How many rows are open on `[from, until)`; `until` null = still open. */
export interface LevelMeasure {
  readonly kind: "level";
  readonly from: Node;
  readonly until: Node;
}

/** How many different values there are. */
export interface DistinctMeasure {
  readonly kind: "distinct";
  readonly value: Node;
}

/** What a metric's `measure` ends in: one of the seven estimators. */
export type Measure =
  | CountMeasure
  | SumMeasure
  | ProportionMeasure
  | DistributionMeasure
  | RatioMeasure
  | LevelMeasure
  | DistinctMeasure;

/** Counts the rows of the period; with a condition, those for which it is true. */
export function count(where?: Row<"boolean">): CountMeasure {
  return Object.freeze({ kind: "count", where: where ?? null });
}

/** Adds a quantity up over the rows of the period. */
export function sum(value: Row<"duration" | "integer">): SumMeasure {
  return Object.freeze({ kind: "sum", value });
}

/** Share of the rows for which the condition is true; rows for which it is null are left out as `no-value`. */
export function proportion(hit: Row<"boolean">): ProportionMeasure {
  return Object.freeze({ kind: "proportion", hit });
}

/** How the rows of a distribution are watched, where the quantity alone does not say it. */
export type Watching =
  | { readonly censoredAt?: Row<"instant"> }
  | { readonly start: Row<"instant">; readonly end: Row<"instant">; readonly soFar: Row<"duration" | "integer"> };

/**
 * Spread of a quantity over the finished rows. Given `elapsed(start, end)`, a row whose end has not come is censored at
 * the as-of instant (or at `censoredAt`), one closed without its end is left out as `closed-unanswered`, one that ended
 * before it started as `negative`, one that never started as `no-value`. Another quantity is watched the same way where
 * `start`, `end` and its value `soFar` are given; without them no row is censored.
 */
export function distribution(value: Row<"duration" | "integer">, watching: Watching = {}): DistributionMeasure {
  const elapsed = value.kind === "call" && value.fn === "elapsed" ? value.args : [];
  const [start = null, end = null] = "start" in watching ? [watching.start, watching.end] : elapsed;
  const censoredAt = "start" in watching ? null : (watching.censoredAt ?? null);
  const soFar = "start" in watching ? watching.soFar : null;
  return Object.freeze({ kind: "distribution", value, start, end, censoredAt, soFar });
}

/** Total of one quantity over the total of another; a row without either is left out as `no-value`. */
export function ratio(numerator: Row<"duration" | "integer">, denominator: Row<"duration" | "integer">): RatioMeasure {
  return Object.freeze({ kind: "ratio", numerator, denominator });
}

/** How many rows are open on `[from, until)` at the period's end, on average and at most. */
export function level(from: Row<"instant">, until: Row<"instant">): LevelMeasure {
  return Object.freeze({ kind: "level", from, until });
}

/** How many different values the rows of the period have; nulls are passed over. */
export function distinct(value: Row<"text">): DistinctMeasure {
  return Object.freeze({ kind: "distinct", value });
}

/** A constant one for each row, e.g. for the denominator of a ratio per row. */
export const each: Row<"integer"> = literal(1);
