import { type MeasureQuery, type MeasureRow, type MetricDefinition, type Period, smaller } from "@almanac/core";
import { type Cell, measureCells } from "./cells.ts";
import { codeRows } from "./coded-rows.ts";
import { estimateOf, uncovered } from "./estimates.ts";
import { type Grouping, type GroupKey, groupKey } from "./groups.ts";
import { planPasses } from "./passes.ts";
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
  const groupings = breakdowns.map(
    ({ by, bucketed }): Grouping => ({ bucketed, dimensions: by.map((name) => names.indexOf(name)) }),
  );
  const bucketed = groupings.some((grouping) => grouping.bucketed);
  for (const pass of passes) {
    const table = await tableOfPass(session, run, plan, pass);
    const { rows, values } = await codeRows(session, run, plan, pass, table, bucketed);
    const cells = await measureCells(session.connection, session.dialect, rows, groupings);
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
