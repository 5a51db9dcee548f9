import type { MeasuredMetric } from "@almanac/sql";
import type { GroupKey } from "./groups.ts";
import type { Stretch } from "./levels.ts";

/** The table of measured rows of a pass, dimensions as codes. */
export interface CodedRows {
  readonly table: string;
  /** How many values each dimension has. */
  readonly sizes: readonly number[];
  readonly metrics: readonly MeasuredMetric[];
  readonly buckets: readonly Stretch[];
  readonly whole: Stretch;
}

/** What is counted of one metric in one group, while it is counted. */
export interface Building {
  n: number;
  censored: number;
  derived: number;
  leftOut: Record<string, number>;
  sums: Record<string, bigint>;
}

/** By metric, then by grouping, then by group. */
export type CellsInMaking = readonly (readonly Map<GroupKey, Building>[])[];

/** A group in which nothing has been counted. */
export function emptyBuilding(): Building {
  return { n: 0, censored: 0, derived: 0, leftOut: {}, sums: {} };
}

/** The group of a key, made with its first row. */
export function buildingOf(cells: Map<GroupKey, Building>, key: GroupKey): Building {
  const known = cells.get(key);
  if (known !== undefined) return known;
  const made = emptyBuilding();
  cells.set(key, made);
  return made;
}
