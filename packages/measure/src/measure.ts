import { type MeasureQuery, type MeasureRow, type MetricDefinition, type Period, smaller } from "@almanac/core";
import { type FactPlan, list, measuredRowsSql } from "@almanac/sql";
import { type Cell, measureCells } from "./cells.ts";
import { estimateOf, uncovered } from "./estimates.ts";
import { type Grouping, type GroupKey, groupKey } from "./groups.ts";
import type { Stretch } from "./levels.ts";
import { type Planned, planPasses } from "./passes.ts";
import { foldFacts, periodsOf, prepare, type Run, settleRun, tableOfPass } from "./run.ts";
import type { Session } from "./session.ts";

/** A grouping to measure: names of dimensions, and whether the period is cut into the query's buckets. */
export interface Breakdown {
  readonly by: readonly string[];
  readonly bucketed: boolean;
}

/** The figures of a query: one row per metric, bucket and group, in the order of the metrics, buckets and values. */
export async function measure(session: Session, query: MeasureQuery): Promise<readonly MeasureRow[]> {
  const [rows] = await measureBreakdowns(session, query, [{ by: query.by, bucketed: query.unit !== null }]);
  return rows ?? [];
}

/** The same for several groupings at once: facts are folded once, every pass measures all groupings together. */
export async function measureBreakdowns(
  session: Session,
  query: MeasureQuery,
  breakdowns: readonly Breakdown[],
): Promise<readonly (readonly MeasureRow[])[]> {
  const names = [...new Set(breakdowns.flatMap(({ by }) => by))];
  const run = await settleRun(session, query, names);
  if (run === null) return breakdowns.map((breakdown) => nothingKnown(session, query, breakdown));
  const ready = query.metrics.map((metric) => prepare(session, metric, names));
  const passes = planPasses(ready, query, names, session.settings.targets);
  const plan = await foldFacts(session, run, passes);
  const measured = new Map<MetricDefinition, readonly ReadonlyMap<GroupKey, Cell>[]>();
  const dictionaries = new Map<MetricDefinition, readonly (readonly (string | null)[])[]>();
  for (const pass of passes) {
    const groupings = breakdowns.map(
      ({ by, bucketed }): Grouping => ({ bucketed, dimensions: by.map((name) => names.indexOf(name)) }),
    );
    const { cells, values } = await runPass(session, run, plan, pass, groupings);
    for (const [i, { metric }] of pass.metrics.entries()) {
      measured.set(metric, cells[i] ?? []);
      dictionaries.set(metric, values);
    }
  }
  return breakdowns.map((breakdown, g) =>
    ready.flatMap(({ metric }) =>
      rowsOf(run, metric, breakdown, names, measured.get(metric)?.[g], dictionaries.get(metric) ?? []),
    ),
  );
}

async function runPass(
  session: Session,
  run: Run,
  plan: FactPlan,
  pass: Planned,
  groupings: readonly Grouping[],
): Promise<{
  readonly cells: readonly (readonly ReadonlyMap<GroupKey, Cell>[])[];
  readonly values: readonly (readonly (string | null)[])[];
}> {
  const { connection, dialect } = session;
  const table = await tableOfPass(session, run, plan, pass);
  const cut = groupings.some(({ bucketed }) => bucketed) && pass.moment !== null;
  const values = run.buckets.map(
    ({ from, to }, i) => `(CAST(${i} AS INTEGER), CAST(${from} AS BIGINT), CAST(${to} AS BIGINT))`,
  );
  if (cut)
    await connection.run(
      dialect.createTable("buckets", `SELECT * FROM (VALUES ${list(values)}) AS b(bucket, from_at, to_at)`),
    );
  const rows = measuredRowsSql(
    { ...pass, table },
    plan.scope,
    run.facts.zone,
    run.period,
    cut ? "buckets" : null,
    session.log.derived,
  );
  await connection.run(dialect.createTable("measured", rows));
  const dictionaries = await Promise.all(pass.dimensions.map((_, i) => dictionary(session, i)));
  const codes = pass.dimensions.map((_, i) => `k${i}.code AS c${i}`);
  const joins = pass.dimensions.map((_, i) => ` JOIN codes_${i} AS k${i} ON k${i}.value IS NOT DISTINCT FROM m.d${i}`);
  await connection.run(
    dialect.createTable("coded", `SELECT ${list(["m.*", ...codes])} FROM measured AS m${joins.join("")}`),
  );
  const clipped = (stretch: Stretch): Stretch => ({
    from: stretch.from,
    to: smaller(stretch.to, run.asOf),
  });
  const coded = {
    table: "coded",
    sizes: dictionaries.map(({ length }) => Math.max(1, length)),
    metrics: pass.metrics,
    buckets: run.buckets.map(clipped),
    whole: clipped(run.period),
  };
  return { cells: await measureCells(connection, dialect, coded, groupings), values: dictionaries };
}

/** Values of a dimension by code, by their bytes, null last. */
async function dictionary(session: Session, index: number): Promise<readonly (string | null)[]> {
  const distinct = `SELECT DISTINCT d${index} AS value FROM measured`;
  await session.connection.run(
    session.dialect.createTable(
      `codes_${index}`,
      `SELECT value, CAST(row_number() OVER (ORDER BY value NULLS LAST) - 1 AS INTEGER) AS code FROM (${distinct})`,
    ),
  );
  const rows = await session.connection.rows(`SELECT value FROM codes_${index} ORDER BY code`);
  return rows.map(({ value }) => (value === null || value === undefined ? null : String(value)));
}

function rowsOf(
  run: Run,
  metric: MetricDefinition,
  breakdown: Breakdown,
  names: readonly string[],
  cells: ReadonlyMap<GroupKey, Cell> | undefined,
  values: readonly (readonly (string | null)[])[],
): readonly MeasureRow[] {
  const periods = breakdown.bucketed ? run.buckets : [run.period];
  const figure = (period: Period, cell: Cell | undefined): MeasureRow["estimate"] => {
    const covered = run.first !== null && period.to > run.first && period.from <= run.asOf;
    return covered
      ? estimateOf(metric, cell, { from: period.from, to: smaller(period.to, run.asOf) })
      : uncovered(metric, cell);
  };
  if (breakdown.by.length === 0) {
    return periods.map((period, i) => row(metric, period, {}, figure(period, cells?.get(groupKey(i, [])))));
  }
  const found = [...(cells?.entries() ?? [])].map(([key, cell]) => {
    const [bucket = "0", codes = ""] = key.split("|");
    return { bucket: Number(bucket), codes: codes.split(",").map(Number), cell };
  });
  found.sort((a, b) => a.bucket - b.bucket || compareCodes(a.codes, b.codes));
  return found.flatMap(({ bucket, codes, cell }) => {
    const period = periods[bucket];
    const dimensions = Object.fromEntries(
      breakdown.by.map((name, i) => [name, values[names.indexOf(name)]?.[codes[i] ?? 0] ?? null]),
    );
    return period === undefined ? [] : [row(metric, period, dimensions, figure(period, cell))];
  });
}

function compareCodes(a: readonly number[], b: readonly number[]): number {
  for (const [i, code] of a.entries()) if (code !== b[i]) return code - (b[i] ?? 0);
  return 0;
}

function row(
  metric: MetricDefinition,
  period: Period,
  dimensions: Readonly<Record<string, string | null>>,
  estimate: MeasureRow["estimate"],
): MeasureRow {
  return {
    metric: metric.id,
    period: { from: period.labelFrom, to: period.labelTo },
    dimensions,
    unit: metric.unit,
    estimate,
  };
}

function nothingKnown(session: Session, query: MeasureQuery, breakdown: Breakdown): readonly MeasureRow[] {
  if (breakdown.by.length > 0) return [];
  const { period, buckets } = periodsOf(session, query);
  const periods = breakdown.bucketed ? buckets : [period];
  return query.metrics.flatMap((metric) => periods.map((each) => row(metric, each, {}, uncovered(metric))));
}
