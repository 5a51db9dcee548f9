import type { Breakdown, MeasureRow, MetricDefinition, Series } from "@almanac/core";
import type { Periods } from "./periods.ts";
import type { Grouping, ReportEffects, SnapshotRequest } from "./request.ts";
import { isGoalShare, targetsFor } from "./targets.ts";

/** Everything a snapshot's figures are made from, as it was measured. */
export interface Measured {
  /** Figures of the whole period. */
  readonly whole: readonly MeasureRow[];
  readonly within: readonly MeasureRow[];
  /** Figures of the periods of the history. */
  readonly history: readonly MeasureRow[];
  /** Figures by each dimension of the request, in its order. */
  readonly groups: readonly { readonly by: readonly string[]; readonly rows: readonly MeasureRow[] }[];
  /** Figures by target of the metrics that are shares of targets met. */
  readonly targets: readonly MeasureRow[];
}

/** The hours of a week are 168 groups: enough rows for that only counts have. */
const FOR_COUNTS: ReadonlySet<string> = new Set(["hour_of_week"]);

function queryOf(
  request: SnapshotRequest,
  metrics: readonly MetricDefinition[],
  from: string,
  to: string,
  unit: Series["unit"] | null,
) {
  const { clock, asOf, zone } = request;
  return { metrics, from, to, by: [], where: [], unit, clock, when: "at", asOf, zone, target: null } as const;
}

/** Measures everything, with one query for the period, one for its history and one for targets where there are any. */
export async function measureAll(
  request: SnapshotRequest,
  periods: Periods,
  effects: ReportEffects,
): Promise<Measured> {
  const { metrics, by, targets } = request;
  const { period, within, history } = periods;
  const [from, to] = [period.labelFrom, period.labelTo];
  const groupings: readonly Grouping[] = [
    { by: [], bucketed: false },
    { by: [], bucketed: true },
    ...by.map((dimension) => ({ by: [dimension], bucketed: false })),
  ];
  const [whole = [], inside = [], ...groups] = await effects.measure(
    queryOf(request, metrics, from, to, within),
    groupings,
  );
  const first = history[0]?.labelFrom ?? from;
  const [past = []] = await effects.measure(queryOf(request, metrics, first, to, period.unit), [
    { by: [], bucketed: true },
  ]);
  const goals = metrics.filter((metric) => isGoalShare(metric) && targetsFor(metric, targets).length > 0);
  const [held = []] =
    goals.length === 0
      ? []
      : await effects.measure(queryOf(request, goals, from, to, null), [{ by: ["target"], bucketed: false }]);
  return {
    whole,
    within: inside,
    history: past,
    groups: by.map((dimension, index) => ({ by: [dimension], rows: groups[index] ?? [] })),
    targets: held,
  };
}

/** The breakdowns of one metric that suit its kind; not yet suppressed. */
export function breakdownsOf(
  metric: MetricDefinition,
  own: Readonly<Record<string, string>>,
  groups: Measured["groups"],
): readonly Breakdown[] {
  return groups
    .filter(({ by }) => metric.measure.kind === "count" || !by.some((dimension) => FOR_COUNTS.has(dimension)))
    .map(({ by, rows }) => ({
      by,
      rows: rows
        .filter(
          (row) =>
            row.metric === metric.id && Object.entries(own).every(([name, value]) => row.dimensions[name] === value),
        )
        .map(({ dimensions, estimate }) => ({
          dimensions: Object.fromEntries(by.map((name) => [name, dimensions[name] ?? null])),
          estimate,
        })),
    }))
    .filter(({ rows }) => rows.length > 0);
}
