import { type BucketUnit, MICROS_PER_DAY, MICROS_PER_HOUR, type Period, smaller } from "@almanac/core";
import { type FactPlan, list, measuredRowsSql } from "@almanac/sql";
import type { CodedRows } from "./building.ts";
import type { Stretch } from "./levels.ts";
import type { Planned } from "./passes.ts";
import type { Run } from "./run.ts";
import type { Session } from "./session.ts";

/** Values of each dimension of a pass by code. */
export type Dictionaries = readonly (readonly (string | null)[])[];

const MEASURED = "measured";
const BUCKETS = "bucket_cells";
const CODED = "coded";

/** Makes the table of the rows of a pass, dimensions as codes; `bucketed` puts each row into its bucket of the period. */
export async function codeRows(
  session: Session,
  run: Run,
  plan: FactPlan,
  pass: Planned,
  table: string,
  bucketed: boolean,
): Promise<{ readonly rows: CodedRows; readonly values: Dictionaries }> {
  const { connection, dialect } = session;
  const measured = measuredRowsSql({ ...pass, table }, plan.scope, run.facts.zone, run.period, session.log.derived);
  await connection.run(`CREATE OR REPLACE TEMP VIEW ${MEASURED} AS ${measured}`);
  const values: (readonly (string | null)[])[] = [];
  for (const index of pass.dimensions.keys()) values.push(await dictionary(session, index));
  const cut = bucketed && pass.moment !== null;
  if (cut) await connection.run(dialect.createTable(BUCKETS, cellsSql(run.buckets, cellOf(run.query.unit))));
  await connection.run(dialect.createTable(CODED, codedSql(pass, cut ? cellOf(run.query.unit) : null)));
  const clipped = ({ from, to }: Stretch): Stretch => ({ from, to: smaller(to, run.asOf) });
  const rows = {
    table: CODED,
    sizes: values.map(({ length }) => Math.max(1, length)),
    metrics: pass.metrics,
    buckets: run.buckets.map(clipped),
    whole: clipped(run.period),
  };
  return { rows, values };
}

/** Values of a dimension by code, by their bytes, null last. */
async function dictionary({ connection, dialect }: Session, index: number): Promise<readonly (string | null)[]> {
  const distinct = `SELECT DISTINCT d${index} AS value FROM ${MEASURED}`;
  const codes = `SELECT value, CAST(row_number() OVER (ORDER BY value NULLS LAST) - 1 AS INTEGER) AS code FROM (${distinct})`;
  await connection.run(dialect.createTable(`codes_${index}`, codes));
  const rows = await connection.rows(`SELECT value FROM codes_${index} ORDER BY code`);
  return rows.map(({ value }) => (value === null || value === undefined ? null : String(value)));
}

/** Time is cut into cells of equal length, so that rows find their bucket by an equality and few comparisons. */
function cellOf(unit: BucketUnit | null): bigint {
  return unit === "hour" ? MICROS_PER_HOUR : MICROS_PER_DAY;
}

function cellsSql(buckets: readonly Period[], cell: bigint): string {
  const values = buckets.flatMap(({ from, to }, bucket) => {
    const [first, last] = [from / cell, (to - 1n) / cell];
    return Array.from(
      { length: Number(last - first) + 1 },
      (_, i) => `(${first + BigInt(i)}, ${bucket}, ${from}, ${to})`,
    );
  });
  const columns =
    "CAST(cell AS BIGINT) AS cell, CAST(bucket AS INTEGER) AS bucket, CAST(from_at AS BIGINT) AS from_at, CAST(to_at AS BIGINT) AS to_at";
  return `SELECT ${columns} FROM (VALUES ${list(values)}) AS b(cell, bucket, from_at, to_at)`;
}

function codedSql({ dimensions, metrics }: Planned, cell: bigint | null): string {
  const indexes = [...dimensions.keys()];
  const columns = metrics.flatMap(({ index }) => [`m.s${index}`, `m.v${index}`, `m.w${index}`, `m.t${index}`]);
  const codes = indexes.map((i) => `k${i}.code AS c${i}`);
  const joins = indexes.map((i) => ` JOIN codes_${i} AS k${i} ON k${i}.value IS NOT DISTINCT FROM m.d${i}`);
  const bucket = cell === null ? "CAST(0 AS INTEGER) AS bucket" : "b.bucket";
  // The remainder is taken off first, since engines divide integers each in its own way.
  const cut =
    cell === null
      ? ""
      : ` JOIN ${BUCKETS} AS b ON b.cell = CAST((m.moment - m.moment % ${cell}) / ${cell} AS BIGINT) AND m.moment >= b.from_at AND m.moment < b.to_at`;
  return `SELECT ${list([...columns, ...codes, bucket])} FROM ${MEASURED} AS m${joins.join("")}${cut}`;
}
