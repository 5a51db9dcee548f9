import type { Connection, Dialect } from "@almanac/sql";
import type { LevelStatistics } from "@almanac/stats";
import { type Building, type CodedRows, emptyBuilding } from "./building.ts";
import { addCounts } from "./counts.ts";
import type { Grouping, GroupKey } from "./groups.ts";
import { levelStatistics } from "./levels.ts";
import { type OrderStatistics, orderStatistics } from "./order-statistics.ts";
import { edgesOf } from "./scales.ts";
import { addDifferent } from "./sums.ts";

/** Everything counted of one metric in one group. */
export interface Cell {
  /** Rows finished or counted, and rows censored. */
  readonly n: number;
  readonly censored: number;
  readonly leftOut: Readonly<Record<string, number>>;
  /** Rows measured whose times are derived. */
  readonly derived: number;
  readonly sums: Readonly<Record<string, bigint>>;
  readonly order: OrderStatistics | null;
  readonly level: LevelStatistics | null;
}

/** Cells of every metric in every grouping: `cells[metric][grouping]` by group. */
export async function measureCells(
  connection: Connection,
  dialect: Dialect,
  rows: CodedRows,
  groupings: readonly Grouping[],
): Promise<readonly (readonly ReadonlyMap<GroupKey, Cell>[])[]> {
  const building = rows.metrics.map(() => groupings.map(() => new Map<GroupKey, Building>()));
  await addCounts(connection, dialect, rows, groupings, building);
  await addDifferent(connection, rows, groupings, building);
  const cells: ReadonlyMap<GroupKey, Cell>[][] = [];
  // One after the other: a connection reads one stream at a time, and one metric's values are enough to hold.
  for (const [at, { metric, index }] of rows.metrics.entries()) {
    const { kind } = metric.measure;
    const order =
      kind === "distribution"
        ? await orderStatistics(
            connection,
            rows.table,
            index,
            groupings,
            rows.sizes,
            rows.buckets.length,
            edgesOf(metric),
          )
        : null;
    const level =
      kind === "level"
        ? await levelStatistics(connection, rows.table, index, groupings, rows.sizes, rows.buckets, rows.whole)
        : null;
    cells.push(groupings.map((_, g) => completed(building[at]?.[g] ?? new Map(), order?.[g], level?.[g])));
  }
  return cells;
}

function completed(
  built: ReadonlyMap<GroupKey, Building>,
  order: ReadonlyMap<GroupKey, OrderStatistics> | undefined,
  level: ReadonlyMap<GroupKey, LevelStatistics> | undefined,
): ReadonlyMap<GroupKey, Cell> {
  const keys = new Set([...built.keys(), ...(level?.keys() ?? [])]);
  return new Map(
    [...keys].map((key): [GroupKey, Cell] => [
      key,
      { ...(built.get(key) ?? emptyBuilding()), order: order?.get(key) ?? null, level: level?.get(key) ?? null },
    ]),
  );
}
