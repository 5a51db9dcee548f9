import type { Connection } from "@almanac/sql";
import type { LevelStatistics } from "@almanac/stats";
import { type Grouping, type GroupKey, numberGroups, type RowPlaces } from "./groups.ts";
import { readColumns } from "./read-columns.ts";

/** A stretch of time over which a level is measured; `to` is clipped to the as-of instant. */
export interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

interface Sweep {
  level: number;
  since: number;
  area: bigint;
  max: number;
}

/**
 * The level of every group over every bucket: rows come and go on `[from, until)`, changes of one instant counting
 * together. `end` is the value just before the bucket's end, `area` the integral over its length.
 */
export async function levelStatistics(
  connection: Connection,
  table: string,
  index: number,
  groupings: readonly Grouping[],
  sizes: readonly number[],
  buckets: readonly Stretch[],
  whole: Stretch,
): Promise<readonly ReadonlyMap<GroupKey, LevelStatistics>[]> {
  const changes = await readChanges(connection, table, index, sizes.length, whole);
  return groupings.map((grouping) => {
    const stretches = grouping.bucketed ? buckets : [whole];
    return sweep(changes, { ...grouping, bucketed: false }, sizes, stretches);
  });
}

/** What comes and goes, in the order of time. */
interface Changes extends RowPlaces {
  /** Microseconds. */
  readonly at: Float64Array;
  /** 1 or −1. */
  readonly delta: Int32Array;
}

async function readChanges(
  connection: Connection,
  table: string,
  index: number,
  dimensions: number,
  whole: Stretch,
): Promise<Changes> {
  const codes = Array.from({ length: dimensions }, (_, i) => `, c${i}`).join("");
  const open = `s${index} = 0 AND v${index} < ${whole.to} AND (w${index} IS NULL OR (w${index} > v${index} AND w${index} > ${whole.from}))`;
  const changes =
    `SELECT greatest(CAST(v${index} AS BIGINT), ${whole.from}) AS at_instant, CAST(1 AS INTEGER) AS delta${codes} FROM ${table} WHERE ${open} ` +
    `UNION ALL SELECT CAST(w${index} AS BIGINT), CAST(-1 AS INTEGER)${codes} FROM ${table} WHERE ${open} AND w${index} IS NOT NULL AND w${index} < ${whole.to}`;
  const query = `SELECT CAST(at_instant AS DOUBLE), delta${codes} FROM (${changes}) ORDER BY at_instant, delta`;
  const types = ["double", "integer", ...Array.from({ length: dimensions }, () => "integer" as const)] as const;
  const { rows, columns } = await readColumns(connection, query, types);
  const [at, delta, ...others] = columns;
  return {
    rows,
    at: at as Float64Array,
    delta: delta as Int32Array,
    bucket: new Int32Array(0),
    codes: others as Int32Array[],
  };
}

/** One walk along time: every stretch takes the levels over from the one before. */
function sweep(
  changes: Changes,
  grouping: Grouping,
  sizes: readonly number[],
  stretches: readonly Stretch[],
): ReadonlyMap<GroupKey, LevelStatistics> {
  const { groups, keys } = numberGroups(grouping, sizes, 1, changes);
  const codes = keys.map((key) => key.slice(key.indexOf("|")));
  const found = new Map<GroupKey, LevelStatistics>();
  const states: Sweep[] = [];
  let row = 0;
  for (const [bucket, { from, to }] of stretches.entries()) {
    if (to <= from) continue;
    const [start, end] = [Number(from), Number(to)];
    for (const state of states) Object.assign(state, { since: start, area: 0n, max: 0 });
    for (; row < changes.rows && (changes.at[row] ?? 0) < end; row += 1) {
      const group = groups[row] ?? 0;
      const state = states[group] ?? { level: 0, since: start, area: 0n, max: 0 };
      states[group] = state;
      settle(state, changes.at[row] ?? 0);
      state.level += changes.delta[row] ?? 0;
    }
    for (const [group, state] of states.entries()) {
      settle(state, end);
      if (state.area === 0n && grouping.dimensions.length > 0) continue;
      const { level, area, max } = state;
      found.set(`${bucket}${codes[group]}`, { end: BigInt(level), area, length: to - from, max: BigInt(max) });
    }
  }
  return found;
}

function settle(state: Sweep, at: number): void {
  if (at <= state.since) return;
  state.area += BigInt(state.level) * BigInt(at - state.since);
  if (state.level > state.max) state.max = state.level;
  state.since = at;
}
