/**
 * Order statistics of four durations in twelve groupings: one sort per duration, walked here for all groupings, against
 * what the engine offers. Run: `node bench/order-statistics.ts [--events 1000000] [--rounds 5]`.
 * Why it is done so: docs/decisions/0091-order-statistics.md.
 */
import { fileURLToPath } from "node:url";
import { connect } from "../packages/engine-duckdb/src/index.ts";
import type { Grouping } from "../packages/measure/src/groups.ts";
import { orderStatistics } from "../packages/measure/src/order-statistics.ts";
import type { Connection } from "../packages/sql/src/index.ts";
import { alternate, type BenchOptions } from "./harness/alternate.ts";

const DURATIONS = [0, 1, 2, 3];
const SIZES = [6, 20, 30, 200];
const DAYS = 396;
const EVENTS_PER_CYCLE = 10;

const GROUPINGS: readonly Grouping[] = [
  [],
  [0],
  [1],
  [2],
  [3],
  [-1],
  [0, 1],
  [0, 2],
  [1, 2],
  [0, -1],
  [1, -1],
  [2, -1],
].map((dimensions) => ({ dimensions: dimensions.filter((i) => i >= 0), bucketed: dimensions.includes(-1) }));

const columns = ({ dimensions, bucketed }: Grouping): string =>
  [...dimensions.map((i) => `c${i}`), ...(bucketed ? ["bucket"] : [])].join(", ");
const sets = `GROUPING SETS (${GROUPINGS.map((grouping) => `(${columns(grouping)})`).join(", ")})`;
const count = async (connection: Connection, query: string): Promise<number> =>
  Number((await connection.rows(`SELECT count(*) AS n FROM (${query})`))[0]?.n);

/** Rows as a pass leaves them: codes, a bucket, states and durations of many lengths. */
async function codedRows({ events, seed, threads }: BenchOptions): Promise<Connection> {
  const connection = await connect({ threads });
  const draw = (name: string): string => `((hash(${seed}, i, '${name}') % 1000003) / 1000003.0)`;
  const codes = SIZES.map(
    (size, i) => `CAST(floor(${draw(`c${i}`)} * ${draw(`e${i}`)} * ${size}) AS INTEGER) AS c${i}`,
  );
  const durations = DURATIONS.map(
    (i) => `CAST(0 AS INTEGER) AS s${i}, CAST(60000000 * power(20000, ${draw(`v${i}`)}) AS BIGINT) AS v${i}`,
  );
  const bucket = `CAST(floor(${draw("day")} * ${DAYS}) AS INTEGER) AS bucket`;
  await connection.run(
    `CREATE TEMP TABLE coded AS SELECT ${[...codes, bucket, ...durations].join(", ")} FROM range(${Math.ceil(events / EVENTS_PER_CYCLE)}) AS r(i)`,
  );
  return connection;
}

const onRows = (work: (connection: Connection) => Promise<number>) => async (options: BenchOptions) => {
  const connection = await codedRows(options);
  return async () => ({ groups: await work(connection) });
};

await alternate(
  fileURLToPath(import.meta.url),
  {
    walk: onRows(async (connection) => {
      let groups = 0;
      for (const index of DURATIONS) {
        const found = await orderStatistics(connection, "coded", index, GROUPINGS, SIZES, DAYS, []);
        groups += found.reduce((sum, { size }) => sum + size, 0);
      }
      return groups;
    }),
    "list and list_sort": onRows(async (connection) => {
      let groups = 0;
      for (const i of DURATIONS)
        groups += await count(
          connection,
          `SELECT list_sort(values_of)[(len(values_of) + 1) // 2] AS middle FROM (SELECT list(v${i}) AS values_of FROM coded GROUP BY ${sets}) WHERE middle IS NOT NULL`,
        );
      return groups;
    }),
    "row_number per grouping": onRows(async (connection) => {
      let groups = 0;
      for (const i of DURATIONS)
        for (const grouping of GROUPINGS) {
          const by = columns(grouping);
          const group = `OVER (${by === "" ? "" : `PARTITION BY ${by}`}`;
          const ranked = `SELECT row_number() ${group} ORDER BY v${i}) AS rank, count(*) ${group}) AS n, v${i} FROM coded`;
          groups += await count(connection, `SELECT * FROM (${ranked}) WHERE rank = (n + 1) // 2`);
        }
      return groups;
    }),
    "quantile_cont (inexact)": onRows(async (connection) => {
      let groups = 0;
      for (const i of DURATIONS)
        groups += await count(
          connection,
          `SELECT quantile_cont(v${i}, [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]) AS q FROM coded GROUP BY ${sets} HAVING q IS NOT NULL`,
        );
      return groups;
    }),
  },
  async () => undefined,
);
