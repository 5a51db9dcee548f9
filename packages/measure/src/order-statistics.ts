import type { Connection } from "@almanac/sql";
import { kaplanMeierMedianRank, ranksNeeded } from "@almanac/stats";
import { type Grouping, type GroupKey, groupNumbering } from "./groups.ts";

/** The sorted values of one distribution, column by column: read once, then walked for every grouping. */
interface Sorted {
  readonly rows: number;
  /** Microseconds (or scaled scores), ascending; finished before censored at equal values. */
  readonly values: Float64Array;
  readonly censored: Uint8Array;
  readonly bucket: Int32Array;
  readonly codes: readonly Int32Array[];
}

/** What a distribution's estimate needs beside its sums. */
export interface OrderStatistics {
  readonly n: number;
  readonly censored: number;
  readonly order: ReadonlyMap<number, bigint>;
  readonly kaplanMeierRank: number | null;
  /** Rows per bin of the histogram, one more than edges; empty without edges. */
  readonly bins: readonly number[];
}

/**
 * The order statistics of a distribution in every group of every grouping. The engine sorts the values once; the groups
 * are walked here, because one sort serves all groupings, where a window per grouping would sort each time
 * (`docs/decisions/0002-order-statistics.md`).
 */
export async function orderStatistics(
  connection: Connection,
  table: string,
  index: number,
  groupings: readonly Grouping[],
  sizes: readonly number[],
  buckets: number,
  edges: readonly bigint[],
): Promise<readonly ReadonlyMap<GroupKey, OrderStatistics>[]> {
  const sorted = await readSorted(connection, table, index, sizes.length);
  return groupings.map((grouping) => walk(sorted, grouping, sizes, buckets, edges.map(Number)));
}

async function readSorted(connection: Connection, table: string, index: number, dimensions: number): Promise<Sorted> {
  const [count] = await connection.rows(`SELECT count(*) AS n FROM ${table} WHERE s${index} IN (0, -1)`);
  const rows = Number(count?.n ?? 0n);
  const sorted = {
    rows,
    values: new Float64Array(rows),
    censored: new Uint8Array(rows),
    bucket: new Int32Array(rows),
    codes: Array.from({ length: dimensions }, () => new Int32Array(rows)),
  };
  const codes = sorted.codes.map((_, i) => `, c${i}`).join("");
  const query = `SELECT CAST(v${index} AS DOUBLE), CAST(-s${index} AS INTEGER) AS censored, bucket${codes} FROM ${table} WHERE s${index} IN (0, -1) ORDER BY v${index}, censored`;
  let at = 0;
  for await (const batch of connection.columns(query)) {
    const [values, censored, bucket, ...others] = batch.columns;
    sorted.values.set((values as Float64Array).subarray(0, batch.rows), at);
    sorted.censored.set((censored as Int32Array).subarray(0, batch.rows), at);
    sorted.bucket.set((bucket as Int32Array).subarray(0, batch.rows), at);
    for (const [i, codesOf] of others.entries())
      sorted.codes[i]?.set((codesOf as Int32Array).subarray(0, batch.rows), at);
    at += batch.rows;
  }
  return sorted;
}

/** Two walks over the sorted rows: the first counts and finds where censored rows stand, the second picks by rank. */
function walk(
  sorted: Sorted,
  grouping: Grouping,
  sizes: readonly number[],
  buckets: number,
  edges: readonly number[],
): ReadonlyMap<GroupKey, OrderStatistics> {
  const numbering = groupNumbering(grouping, sizes, buckets);
  const groups = new Int32Array(sorted.rows);
  const counts: number[] = [];
  const positions: number[][] = [];
  for (let row = 0; row < sorted.rows; row += 1) {
    const group = numbering.of(sorted.bucket[row] ?? 0, (dimension) => sorted.codes[dimension]?.[row] ?? 0);
    groups[row] = group;
    const n = counts[group] ?? 0;
    if (sorted.censored[row] === 1) {
      const places = positions[group] ?? [];
      places.push(n + places.length);
      positions[group] = places;
      counts[group] = n;
    } else counts[group] = n + 1;
  }
  return pick(sorted, groups, numbering.keys, counts, positions, edges);
}

function pick(
  sorted: Sorted,
  groups: Int32Array,
  keys: readonly GroupKey[],
  counts: readonly number[],
  positions: readonly (readonly number[])[],
  edges: readonly number[],
): ReadonlyMap<GroupKey, OrderStatistics> {
  const picked = keys.map((_, group) => {
    const n = counts[group] ?? 0;
    const censoredPositions = positions[group] ?? [];
    const rank = n === 0 ? null : kaplanMeierMedianRank({ n, censoredPositions });
    const ranks = [...new Set([...ranksNeeded(n), ...(rank === null ? [] : [rank])])].sort((a, b) => a - b);
    return {
      n,
      censored: censoredPositions.length,
      kaplanMeierRank: rank,
      ranks,
      order: new Map<number, bigint>(),
      bins: edges.length === 0 ? [] : new Array<number>(edges.length + 1).fill(0),
    };
  });
  const seen = new Int32Array(keys.length);
  const next = new Int32Array(keys.length);
  let bin = 0;
  for (let row = 0; row < sorted.rows; row += 1) {
    if (sorted.censored[row] === 1) continue;
    while (bin < edges.length && (sorted.values[row] ?? 0) >= (edges[bin] ?? 0)) bin += 1;
    const group = groups[row] ?? 0;
    const rank = (seen[group] ?? 0) + 1;
    seen[group] = rank;
    const wanted = picked[group];
    if (wanted !== undefined && edges.length > 0) wanted.bins[bin] = (wanted.bins[bin] ?? 0) + 1;
    if (wanted === undefined || wanted.ranks[next[group] ?? 0] !== rank) continue;
    wanted.order.set(rank, BigInt(sorted.values[row] ?? 0));
    next[group] = (next[group] ?? 0) + 1;
  }
  return new Map(
    picked.map(({ n, censored, order, kaplanMeierRank, bins }, i) => [
      keys[i] ?? "",
      { n, censored, order, kaplanMeierRank, bins },
    ]),
  );
}
