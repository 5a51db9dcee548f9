import type { Connection } from "@almanac/sql";
import type { LevelStatistics } from "@almanac/stats";
import { type Grouping, type GroupKey, groupKey, groupNumbering } from "./groups.ts";

/** A stretch of time over which a level is measured; `to` is clipped to the as-of instant. */
export interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

interface Sweep {
  level: bigint;
  since: bigint;
  area: bigint;
  max: bigint;
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
    const found = new Map<GroupKey, LevelStatistics>();
    for (const [bucket, stretch] of stretches.entries())
      sweep(changes, { ...grouping, bucketed: false }, sizes, bucket, stretch, found);
    return found;
  });
}

interface Changes {
  readonly at: BigInt64Array;
  readonly delta: Int32Array;
  readonly codes: readonly Int32Array[];
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
  const query =
    `SELECT at_instant, delta${codes} FROM (SELECT greatest(CAST(v${index} AS BIGINT), ${whole.from}) AS at_instant, CAST(1 AS INTEGER) AS delta${codes} FROM ${table} WHERE ${open} ` +
    `UNION ALL SELECT CAST(w${index} AS BIGINT), CAST(-1 AS INTEGER)${codes} FROM ${table} WHERE ${open} AND w${index} IS NOT NULL AND w${index} < ${whole.to}) ORDER BY at_instant, delta`;
  const parts: { at: bigint[]; delta: number[]; codes: number[][] } = {
    at: [],
    delta: [],
    codes: Array.from({ length: dimensions }, () => []),
  };
  for await (const batch of connection.columns(query)) {
    for (let row = 0; row < batch.rows; row += 1) {
      parts.at.push(BigInt(batch.columns[0]?.[row] ?? 0));
      parts.delta.push(Number(batch.columns[1]?.[row] ?? 0));
      for (let i = 0; i < dimensions; i += 1) parts.codes[i]?.push(Number(batch.columns[i + 2]?.[row] ?? 0));
    }
  }
  return {
    at: BigInt64Array.from(parts.at),
    delta: Int32Array.from(parts.delta),
    codes: parts.codes.map((column) => Int32Array.from(column)),
  };
}

function sweep(
  changes: Changes,
  grouping: Grouping,
  sizes: readonly number[],
  bucket: number,
  stretch: Stretch,
  found: Map<GroupKey, LevelStatistics>,
): void {
  if (stretch.to <= stretch.from) return;
  const numbering = groupNumbering(grouping, sizes, 1);
  const states: Sweep[] = [];
  const settle = (state: Sweep, at: bigint): void => {
    if (at <= state.since) return;
    state.area += state.level * (at - state.since);
    if (state.level > state.max) state.max = state.level;
    state.since = at;
  };
  for (let i = 0; i < changes.at.length; i += 1) {
    const at = changes.at[i] ?? 0n;
    if (at >= stretch.to) break;
    const group = numbering.of(0, (dimension) => changes.codes[dimension]?.[i] ?? 0);
    const state = states[group] ?? { level: 0n, since: stretch.from, area: 0n, max: 0n };
    states[group] = state;
    settle(state, at);
    state.level += BigInt(changes.delta[i] ?? 0);
  }
  const length = stretch.to - stretch.from;
  for (const [group, state] of states.entries()) {
    settle(state, stretch.to);
    if (state.area === 0n && grouping.dimensions.length > 0) continue;
    const codes = numbering.keys[group]?.split("|")[1] ?? "";
    found.set(groupKey(bucket, codes === "" ? [] : codes.split(",").map(Number)), {
      end: state.level,
      area: state.area,
      length,
      max: state.max,
    });
  }
}
