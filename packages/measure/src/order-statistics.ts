import type { Connection } from "@almanac/sql";
import { kaplanMeierMedianRank, ranksNeeded } from "@almanac/stats";
import { type Grouping, type GroupKey, numberGroups, type RowPlaces } from "./groups.ts";
import { readColumns } from "./read-columns.ts";

/** The sorted values of one distribution, column by column: read once, then walked for every grouping. */
interface Sorted extends RowPlaces {
  /** Microseconds (or scaled scores), ascending; finished before censored at equal values. */
  readonly values: Float64Array;
  /** 1 where the row is censored. */
  readonly censored: Int32Array;
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
 * (`docs/decisions/0091-order-statistics.md`).
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
  const codes = Array.from({ length: dimensions }, (_, i) => `, c${i}`).join("");
  const query = `SELECT CAST(v${index} AS DOUBLE), CAST(-s${index} AS INTEGER) AS censored, bucket${codes} FROM ${table} WHERE s${index} IN (0, -1) ORDER BY v${index}, censored`;
  const types = [
    "double",
    "integer",
    "integer",
    ...Array.from({ length: dimensions }, () => "integer" as const),
  ] as const;
  const { rows, columns } = await readColumns(connection, query, types);
  const [values, censored, bucket, ...others] = columns;
  return {
    rows,
    values: values as Float64Array,
    censored: censored as Int32Array,
    bucket: bucket as Int32Array,
    codes: others as Int32Array[],
  };
}

/** Two walks over the sorted rows: the first counts and finds where censored rows stand, the second picks by rank. */
function walk(
  sorted: Sorted,
  grouping: Grouping,
  sizes: readonly number[],
  buckets: number,
  edges: readonly number[],
): ReadonlyMap<GroupKey, OrderStatistics> {
  const { groups, keys } = numberGroups(grouping, sizes, buckets, sorted);
  const counts = new Int32Array(keys.length);
  const positions: number[][] = [];
  for (let row = 0; row < sorted.rows; row += 1) {
    const group = groups[row] ?? 0;
    const n = counts[group] ?? 0;
    if (sorted.censored[row] === 1) {
      const places = positions[group] ?? [];
      places.push(n + places.length);
      positions[group] = places;
    } else counts[group] = n + 1;
  }
  const wanted = keys.map((_, group) => wantedOf(counts[group] ?? 0, positions[group] ?? [], edges));
  pick(sorted, groups, wanted, edges);
  return new Map(wanted.map(({ ranks: _, ...statistics }, group) => [keys[group] ?? "", statistics]));
}

interface Wanted extends OrderStatistics {
  /** Ascending. */
  readonly ranks: readonly number[];
  readonly order: Map<number, bigint>;
  readonly bins: number[];
}

function wantedOf(n: number, censoredPositions: readonly number[], edges: readonly number[]): Wanted {
  const rank = n === 0 ? null : kaplanMeierMedianRank({ n, censoredPositions });
  return {
    n,
    censored: censoredPositions.length,
    kaplanMeierRank: rank,
    ranks: [...new Set([...ranksNeeded(n), ...(rank === null ? [] : [rank])])].sort((a, b) => a - b),
    order: new Map(),
    bins: edges.length === 0 ? [] : new Array<number>(edges.length + 1).fill(0),
  };
}

function pick(sorted: Sorted, groups: Int32Array, wanted: readonly Wanted[], edges: readonly number[]): void {
  const seen = new Int32Array(wanted.length);
  const next = new Int32Array(wanted.length);
  const nextRank = Int32Array.from(wanted, ({ ranks }) => ranks[0] ?? 0);
  let bin = 0;
  for (let row = 0; row < sorted.rows; row += 1) {
    if (sorted.censored[row] === 1) continue;
    const group = groups[row] ?? 0;
    const rank = (seen[group] ?? 0) + 1;
    seen[group] = rank;
    if (edges.length > 0) {
      while (bin < edges.length && (sorted.values[row] ?? 0) >= (edges[bin] ?? 0)) bin += 1;
      const bins = wanted[group]?.bins ?? [];
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    if (nextRank[group] !== rank) continue;
    wanted[group]?.order.set(rank, BigInt(sorted.values[row] ?? 0));
    next[group] = (next[group] ?? 0) + 1;
    nextRank[group] = wanted[group]?.ranks[next[group] ?? 0] ?? 0;
  }
}
