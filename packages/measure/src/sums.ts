import type { EstimatorKind } from "@almanac/core";
import type { Connection, Dialect } from "@almanac/sql";
import type { CellsInMaking, CodedRows } from "./building.ts";
import { eachGroup } from "./grouped.ts";
import type { Grouping } from "./groups.ts";

type SumTable = Readonly<
  Record<EstimatorKind, (index: number, wide: (x: string) => string) => Readonly<Record<string, string>>>
>;

const finished = (index: number, text: string): string => `sum(CASE WHEN s${index} = 0 THEN ${text} END)`;

/** Exact integer sums each kind of measure needs, by name. */
const SUMS = {
  count: () => ({}),
  level: () => ({}),
  distinct: (i) => ({ different: `count(DISTINCT CASE WHEN s${i} = 0 THEN v${i} END)` }),
  proportion: (i) => ({ k: finished(i, `v${i}`) }),
  sum: (i, wide) => ({ sum: finished(i, wide(`v${i}`)), squares: finished(i, `${wide(`v${i}`)} * v${i}`) }),
  distribution: (i, wide) => ({ sum: finished(i, wide(`v${i}`)), squares: finished(i, `${wide(`v${i}`)} * v${i}`) }),
  ratio: (i, wide) => ({
    y: finished(i, wide(`v${i}`)),
    x: finished(i, wide(`w${i}`)),
    yy: finished(i, `${wide(`v${i}`)} * v${i}`),
    xy: finished(i, `${wide(`v${i}`)} * w${i}`),
    xx: finished(i, `${wide(`w${i}`)} * w${i}`),
  }),
} satisfies SumTable;

/** Sums are read as two integers of 64 bits: so many times `HALF`, and the rest. A power of two: exact where engines divide as doubles. */
const HALF = 2n ** 62n;

/** Adds the sums of all metrics to the groups that were counted. */
export async function addSums(
  connection: Connection,
  dialect: Dialect,
  rows: CodedRows,
  groupings: readonly Grouping[],
  cells: CellsInMaking,
): Promise<void> {
  const wanted = rows.metrics.flatMap(({ metric, index }) =>
    Object.entries(SUMS[metric.measure.kind](index, (x) => dialect.wide(x))).map(([name, text]) => {
      const sum = dialect.wide(`coalesce(${text}, 0)`);
      return { index, name, high: `high_${name}_${index}`, low: `low_${name}_${index}`, sum };
    }),
  );
  if (wanted.length === 0) return;
  const aggregates = Object.fromEntries(
    wanted.flatMap(({ high, low, sum }) => [
      [high, `(${sum} - ${sum} % ${HALF}) / ${HALF}`],
      [low, `${sum} % ${HALF}`],
    ]),
  );
  for await (const { grouping, key, integer } of eachGroup(connection, rows.table, groupings, [], aggregates)) {
    for (const { index, name, high, low } of wanted) {
      const cell = cells[index]?.[grouping]?.get(key);
      if (cell !== undefined) cell.sums[name] = integer(high) * HALF + integer(low);
    }
  }
}
