import type { EstimatorKind } from "@almanac/core";
import { CENSORED, type Connection, type Dialect, FINISHED, type MeasuredMetric, type ResultRow } from "@almanac/sql";
import type { LevelStatistics } from "@almanac/stats";
import { type Grouping, type GroupKey, groupColumns, keyOfRow } from "./groups.ts";
import { levelStatistics, type Stretch } from "./levels.ts";
import { type OrderStatistics, orderStatistics } from "./order-statistics.ts";
import { edgesOf } from "./scales.ts";

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

/** The table of measured rows of a pass, dimensions as codes. */
export interface CodedRows {
  readonly table: string;
  /** How many values each dimension has. */
  readonly sizes: readonly number[];
  readonly metrics: readonly MeasuredMetric[];
  readonly buckets: readonly Stretch[];
  readonly whole: Stretch;
}

interface Building {
  n: number;
  censored: number;
  derived: number;
  leftOut: Record<string, number>;
  sums: Record<string, bigint>;
}

/** Cells of every metric in every grouping: `cells[metric][grouping]` by group. */
export async function measureCells(
  connection: Connection,
  dialect: Dialect,
  rows: CodedRows,
  groupings: readonly Grouping[],
): Promise<readonly (readonly ReadonlyMap<GroupKey, Cell>[])[]> {
  const building = rows.metrics.map(() => groupings.map(() => new Map<GroupKey, Building>()));
  await count(connection, rows, groupings, building);
  await addSums(connection, dialect, rows, groupings, building);
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
      { ...(built.get(key) ?? empty()), order: order?.get(key) ?? null, level: level?.get(key) ?? null },
    ]),
  );
}

function empty(): Building {
  return { n: 0, censored: 0, derived: 0, leftOut: {}, sums: {} };
}

function cellOf(cells: Map<GroupKey, Building>, key: GroupKey): Building {
  const known = cells.get(key);
  if (known !== undefined) return known;
  const made = empty();
  cells.set(key, made);
  return made;
}

const isLevel = ({ metric }: MeasuredMetric): boolean => metric.measure.kind === "level";

/** One pass counts the states of all metrics together: few combinations occur, so it costs as one count. */
async function count(
  connection: Connection,
  rows: CodedRows,
  groupings: readonly Grouping[],
  building: readonly (readonly Map<GroupKey, Building>[])[],
): Promise<void> {
  const counted = rows.metrics.filter((metric) => !isLevel(metric));
  if (counted.length > 0) {
    const states = counted.flatMap(({ index }) => [`s${index}`, `t${index}`]);
    await eachGrouping(connection, rows.table, groupings, states, ["count(*) AS rows_counted"], states, (row, g) =>
      tally(counted, row, g, building, groupings),
    );
  }
  for (const metric of rows.metrics.filter(isLevel)) await countLevel(connection, rows, metric, groupings, building);
}

function tally(
  metrics: readonly MeasuredMetric[],
  row: ResultRow,
  g: number,
  building: readonly (readonly Map<GroupKey, Building>[])[],
  groupings: readonly Grouping[],
): void {
  const grouping = groupings[g];
  if (grouping === undefined) return;
  const key = keyOfRow(row, grouping);
  const times = Number(row.rows_counted);
  for (const { index, reasons } of metrics) {
    const cells = building[index]?.[g];
    if (cells === undefined) continue;
    // A group occurs with its first row, whether or not the row counts.
    const cell = cellOf(cells, key);
    const state = row[`s${index}`];
    if (state === null || state === undefined) continue;
    const code = Number(state);
    if (code > 0) {
      const reason = reasons[code - 1] ?? "no-value";
      cell.leftOut[reason] = (cell.leftOut[reason] ?? 0) + times;
      continue;
    }
    if (code === FINISHED) cell.n += times;
    else if (code === CENSORED) cell.censored += times;
    if (row[`t${index}`] === true) cell.derived += times;
  }
}

/** A level has no moment: a row counts, or is left out, in every bucket it overlaps. */
async function countLevel(
  connection: Connection,
  rows: CodedRows,
  metric: MeasuredMetric,
  groupings: readonly Grouping[],
  building: readonly (readonly Map<GroupKey, Building>[])[],
): Promise<void> {
  const { index } = metric;
  for (const [g, grouping] of groupings.entries()) {
    const stretches = grouping.bucketed ? rows.buckets : [rows.whole];
    for (const [bucket, { from, to }] of stretches.entries()) {
      if (to <= from) continue;
      const overlap = `v${index} < ${to} AND (w${index} IS NULL OR (w${index} > ${from} AND w${index} > v${index}))`;
      const codes = grouping.dimensions.map((i) => `c${i}`);
      const columns = [...codes, `s${index}`, `t${index}`];
      const query = `SELECT ${[...columns, "count(*) AS rows_counted", `${bucket} AS bucket`].join(", ")} FROM ${rows.table} WHERE ${overlap} GROUP BY ${columns.join(", ")}`;
      for (const row of await connection.rows(query)) tally([metric], row, g, building, groupings);
    }
  }
}

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

async function addSums(
  connection: Connection,
  dialect: Dialect,
  rows: CodedRows,
  groupings: readonly Grouping[],
  building: readonly (readonly Map<GroupKey, Building>[])[],
): Promise<void> {
  const named = rows.metrics.flatMap(({ metric, index }) =>
    Object.entries(SUMS[metric.measure.kind](index, (x) => dialect.wide(x))).map(([name, text]) => ({
      index,
      name,
      text,
      as: `${name}_${index}`,
    })),
  );
  if (named.length === 0) return;
  const aggregates = named.map(({ text, as }) => `${text} AS "${as}"`);
  await eachGrouping(connection, rows.table, groupings, [], aggregates, [], (row, g) => {
    const grouping = groupings[g];
    if (grouping === undefined) return;
    const key = keyOfRow(row, grouping);
    for (const { index, name, as } of named) {
      const cell = building[index]?.[g]?.get(key);
      if (cell !== undefined) cell.sums[name] = BigInt((row[as] as bigint | null) ?? 0n);
    }
  });
}

/** Runs one aggregate over all groupings with grouping sets; `visit` is told which grouping a row belongs to. */
async function eachGrouping(
  connection: Connection,
  table: string,
  groupings: readonly Grouping[],
  keys: readonly string[],
  aggregates: readonly string[],
  selected: readonly string[],
  visit: (row: ResultRow, grouping: number) => void,
): Promise<void> {
  const columns = [...new Set(groupings.flatMap((grouping) => groupColumns(grouping)))];
  const sets = groupings.map((grouping) => `(${[...groupColumns(grouping), ...keys].join(", ")})`);
  const marks = columns.map((name) => `grouping(${name}) AS g_${name}`);
  const query = `SELECT ${[...columns, ...marks, ...selected, ...aggregates].join(", ")} FROM ${table} GROUP BY GROUPING SETS (${[...new Set(sets)].join(", ")})`;
  const bySet = new Map(groupings.map((grouping, g) => [setMark(columns, groupColumns(grouping)), g]));
  for (const row of await connection.rows(query)) {
    const g = bySet.get(columns.map((name) => (Number(row[`g_${name}`]) === 0 ? "1" : "0")).join(""));
    if (g !== undefined && !(columns.length === 0 && keys.length === 0 && row.rows_counted === 0n)) visit(row, g);
  }
}

function setMark(columns: readonly string[], grouped: readonly string[]): string {
  return columns.map((name) => (grouped.includes(name) ? "1" : "0")).join("");
}
