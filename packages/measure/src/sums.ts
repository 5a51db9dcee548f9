import type { EstimatorKind } from "@almanac/core";
import type { Connection, Dialect, MeasuredMetric } from "@almanac/sql";
import type { Building, CellsInMaking, CodedRows } from "./building.ts";
import { eachGroup, type Grouped } from "./grouped.ts";
import type { Grouping } from "./groups.ts";

type SumTable = Readonly<
  Record<EstimatorKind, (index: number, wide: (x: string) => string) => Readonly<Record<string, string>>>
>;

const finished = (index: number, text: string): string => `sum(CASE WHEN s${index} = 0 THEN ${text} END)`;

/** Exact integer sums each kind of measure needs, by name; different values do not add up, see `addDifferent`. */
const SUMS = {
  count: () => ({}),
  level: () => ({}),
  distinct: () => ({}),
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

/** The sums of some metrics: what the engine adds up, and how a part of a group is added to its cell. */
export interface Sums {
  readonly aggregates: Readonly<Record<string, string>>;
  readonly add: (part: Grouped, index: number, cell: Building) => void;
}

/** What is summed of rows that are counted by state. */
export function sumsOf(metrics: readonly MeasuredMetric[], dialect: Dialect): Sums {
  const wanted = metrics.flatMap(({ metric, index }) =>
    Object.entries(SUMS[metric.measure.kind](index, (x) => dialect.wide(x))).map(([name, text]) => {
      const sum = dialect.wide(`coalesce(${text}, 0)`);
      return { index, name, high: `high_${name}_${index}`, low: `low_${name}_${index}`, sum };
    }),
  );
  const byMetric = Map.groupBy(wanted, ({ index }) => index);
  return {
    aggregates: Object.fromEntries(
      wanted.flatMap(({ high, low, sum }) => [
        [high, `(${sum} - ${sum} % ${HALF}) / ${HALF}`],
        [low, `${sum} % ${HALF}`],
      ]),
    ),
    add: (part, index, cell) => {
      for (const { name, high, low } of byMetric.get(index) ?? []) {
        const sum = part.integer(high) * HALF + part.integer(low);
        cell.sums[name] = (cell.sums[name] ?? 0n) + sum;
      }
    },
  };
}

/** Counts the different values of the metrics that ask for them, in the groups that were counted. */
export async function addDifferent(
  connection: Connection,
  rows: CodedRows,
  groupings: readonly Grouping[],
  cells: CellsInMaking,
): Promise<void> {
  const indexes = rows.metrics.flatMap(({ metric, index }) => (metric.measure.kind === "distinct" ? [index] : []));
  if (indexes.length === 0) return;
  const different = (i: number): string => `count(DISTINCT CASE WHEN s${i} = 0 THEN v${i} END)`;
  const aggregates = Object.fromEntries(indexes.map((index) => [`different_${index}`, different(index)]));
  for await (const { grouping, key, integer } of eachGroup(connection, rows.table, groupings, [], aggregates)) {
    for (const index of indexes) {
      const cell = cells[index]?.[grouping]?.get(key);
      if (cell !== undefined) cell.sums.different = integer(`different_${index}`);
    }
  }
}
