import { CENSORED, type Connection, type Dialect, FINISHED, list, type MeasuredMetric } from "@almanac/sql";
import { type Building, buildingOf, type CellsInMaking, type CodedRows } from "./building.ts";
import { ABSENT, eachGroup, type Grouped } from "./grouped.ts";
import type { Grouping } from "./groups.ts";
import type { Stretch } from "./levels.ts";
import { sumsOf } from "./sums.ts";

const STRETCHES = "level_stretches";
const FAR_FUTURE = "CAST(9000000000000000000 AS BIGINT)";

const isLevel = ({ metric }: MeasuredMetric): boolean => metric.measure.kind === "level";

/** Counts and sums all metrics together, by their states: few combinations of these occur, so it costs as one count. */
export async function addCounts(
  connection: Connection,
  dialect: Dialect,
  rows: CodedRows,
  groupings: readonly Grouping[],
  cells: CellsInMaking,
): Promise<void> {
  const counted = rows.metrics.filter((metric) => !isLevel(metric));
  if (counted.length > 0)
    await countStates(connection, dialect, rows.table, counted, groupings, cells, [...groupings.keys()]);
  for (const metric of rows.metrics.filter(isLevel)) {
    await countLevel(connection, dialect, rows, metric, groupings, cells, true);
    await countLevel(connection, dialect, rows, metric, groupings, cells, false);
  }
}

/** Counts rows of a relation in some of the groupings, `chosen` by index. */
async function countStates(
  connection: Connection,
  dialect: Dialect,
  relation: string,
  metrics: readonly MeasuredMetric[],
  groupings: readonly Grouping[],
  cells: CellsInMaking,
  chosen: readonly number[],
): Promise<void> {
  const keys = stateKeys(metrics);
  const keyed = `(SELECT *, ${list(keys.map(({ name, text }) => `${text} AS ${name}`))} FROM ${relation}) AS keyed`;
  const some = chosen.flatMap((g) => groupings[g] ?? []);
  const sums = sumsOf(metrics, dialect);
  const aggregates = { rows_counted: "count(*)", ...sums.aggregates };
  for await (const part of eachGroup(
    connection,
    keyed,
    some,
    keys.map(({ name }) => name),
    aggregates,
  )) {
    for (const [place, metric] of metrics.entries()) {
      const found = cells[metric.index]?.[chosen[part.grouping] ?? 0];
      if (found === undefined) continue;
      // A group occurs with its first row, whether or not the row counts.
      const cell = buildingOf(found, part.key);
      tally(metric.reasons, readState(part, place), part.number("rows_counted"), cell);
      sums.add(part, metric.index, cell);
    }
  }
}

/** A row's state in one metric, and whether it rests on derived times. */
interface State {
  readonly state: number;
  readonly derived: boolean;
}

/** States of several metrics share one integer of 31 bits, so that a group is found by few keys. */
const STATE_BITS = 7;
const STATES_PER_KEY = 4;
const DERIVED_BIT = 64;

function stateKeys(metrics: readonly MeasuredMetric[]): readonly { readonly name: string; readonly text: string }[] {
  const parts = metrics.map(({ index }, place) => {
    const state = `coalesce(s${index}, ${ABSENT}) - ${ABSENT} + CASE WHEN t${index} THEN ${DERIVED_BIT} ELSE 0 END`;
    return { key: keyOf(place), text: `(${state}) * ${2 ** shiftOf(place)}` };
  });
  return [...Map.groupBy(parts, ({ key }) => key)].map(([name, texts]) => ({
    name,
    text: texts.map(({ text }) => text).join(" + "),
  }));
}

function readState(part: Grouped, place: number): State {
  const bits = (part.number(keyOf(place)) >> shiftOf(place)) & (2 ** STATE_BITS - 1);
  return { state: (bits % DERIVED_BIT) + ABSENT, derived: bits >= DERIVED_BIT };
}

const keyOf = (place: number): string => `states${Math.floor(place / STATES_PER_KEY)}`;
const shiftOf = (place: number): number => (place % STATES_PER_KEY) * STATE_BITS;

function tally(reasons: readonly string[], { state, derived }: State, times: number, cell: Building): void {
  if (state === ABSENT) return;
  if (state > 0) {
    const reason = reasons[state - 1] ?? "no-value";
    cell.leftOut[reason] = (cell.leftOut[reason] ?? 0) + times;
    return;
  }
  if (state === FINISHED) cell.n += times;
  else if (state === CENSORED) cell.censored += times;
  if (derived) cell.derived += times;
}

/** A level has no moment: a row counts, or is left out, in every bucket it overlaps. */
async function countLevel(
  connection: Connection,
  dialect: Dialect,
  rows: CodedRows,
  metric: MeasuredMetric,
  groupings: readonly Grouping[],
  cells: CellsInMaking,
  bucketed: boolean,
): Promise<void> {
  const chosen = [...groupings.keys()].filter((g) => groupings[g]?.bucketed === bucketed);
  const stretches = [...(bucketed ? rows.buckets : [rows.whole]).entries()].filter(([, { from, to }]) => from < to);
  if (chosen.length === 0 || stretches.length === 0) return;
  const { index } = metric;
  const [from, until] = [`r.v${index}`, `r.w${index}`];
  const columns = [...rows.sizes.keys()].map((i) => `r.c${i}`);
  await connection.run(dialect.createTable(STRETCHES, stretchesSql(stretches)));
  const overlapping =
    `(SELECT ${list([...columns, `r.s${index}`, `r.t${index}`, "b.bucket"])} FROM ${rows.table} AS r ` +
    `JOIN ${STRETCHES} AS b ON ${from} < b.to_at AND coalesce(${until}, ${FAR_FUTURE}) > b.from_at ` +
    `WHERE ${until} IS NULL OR ${until} > ${from}) AS r`;
  await countStates(connection, dialect, overlapping, [metric], groupings, cells, chosen);
}

function stretchesSql(stretches: readonly (readonly [bucket: number, stretch: Stretch])[]): string {
  const values = stretches.map(([bucket, { from, to }]) => `(${bucket}, ${from}, ${to})`);
  const columns =
    "CAST(bucket AS INTEGER) AS bucket, CAST(from_at AS BIGINT) AS from_at, CAST(to_at AS BIGINT) AS to_at";
  return `SELECT ${columns} FROM (VALUES ${list(values)}) AS b(bucket, from_at, to_at)`;
}
