import type { Connection } from "@almanac/sql";
import { type Grouping, type GroupKey, groupColumns, groupKey } from "./groups.ts";

/** What a grouping key reads as where the engine has null. */
export const ABSENT = -2;

/** A group of one of the groupings, with numbers by column name. */
export interface Grouped {
  readonly grouping: number;
  readonly key: GroupKey;
  readonly number: (column: string) => number;
  /** For integers of 64 bits. */
  readonly integer: (column: string) => bigint;
}

/**
 * Runs one aggregate over all groupings with grouping sets. `keys` are small integers to group by besides, read as
 * `ABSENT` where null; `aggregates` are integers by name, never null.
 */
export async function* eachGroup(
  connection: Connection,
  table: string,
  groupings: readonly Grouping[],
  keys: readonly string[],
  aggregates: Readonly<Record<string, string>>,
): AsyncGenerator<Grouped> {
  const columns = [...new Set(groupings.flatMap((grouping) => groupColumns(grouping)))];
  const sets = groupings.map((grouping) => `(${[...groupColumns(grouping), ...keys].join(", ")})`);
  const mark = columns.map((name, i) => `grouping(${name}) * ${2 ** i}`).join(" + ");
  const selected = [
    `CAST(${mark || "0"} AS INTEGER) AS mark`,
    ...[...columns, ...keys].map((name) => `CAST(coalesce(${name}, ${ABSENT}) AS INTEGER) AS ${name}`),
    ...Object.entries(aggregates).map(([name, text]) => `CAST(${text} AS BIGINT) AS ${name}`),
  ];
  const query = `SELECT ${selected.join(", ")} FROM ${table} GROUP BY GROUPING SETS (${[...new Set(sets)].join(", ")})`;
  const places = new Map(["mark", ...columns, ...keys, ...Object.keys(aggregates)].map((name, i) => [name, i]));
  const byMark = Map.groupBy(groupings.keys(), (g) => markOf(columns, groupings[g]));
  for await (const { rows, columns: values } of connection.columns(query)) {
    for (let row = 0; row < rows; row += 1) {
      const at = (name: string): number | bigint => values[places.get(name) ?? 0]?.[row] ?? 0;
      const number = (name: string): number => Number(at(name));
      for (const grouping of byMark.get(number("mark")) ?? []) {
        const { bucketed = false, dimensions = [] } = groupings[grouping] ?? {};
        const codes = dimensions.map((i) => number(`c${i}`));
        const key = groupKey(bucketed ? number("bucket") : 0, codes);
        yield { grouping, key, number, integer: (name) => BigInt(at(name)) };
      }
    }
  }
}

/** The engine's `grouping()` of the columns as bits: 1 where a column is not grouped by. */
function markOf(columns: readonly string[], grouping: Grouping | undefined): number {
  const grouped = grouping === undefined ? [] : groupColumns(grouping);
  return columns.reduce((mark, name, i) => mark + (grouped.includes(name) ? 0 : 2 ** i), 0);
}
