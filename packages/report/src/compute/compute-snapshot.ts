import {
  definitionDigest,
  digestOf,
  FIGURES_FORMAT,
  type Figures,
  type MeasureRow,
  type MetricDefinition,
  type MetricFigures,
  type Quality,
  type Series,
} from "@almanac/core";
import { changesOf } from "./changes.ts";
import { coverageOf } from "./coverage.ts";
import { findingsOf } from "./findings.ts";
import { breakdownsOf, type Measured, measureAll } from "./measured.ts";
import { noDataReason } from "./no-data.ts";
import { type Periods, periodsOf } from "./periods.ts";
import type { Origin, ReportEffects, SnapshotRequest } from "./request.ts";
import { refusePersons, suppress } from "./suppress.ts";
import { targetFigures } from "./targets.ts";

/** Figures with how they came about, before they are a version. */
export interface ComputedSnapshot {
  readonly figures: Figures;
  readonly origin: Origin;
}

const HISTORY = 26;

/** What a row is of beside the groups asked for: the currency of money. */
function ownDimensions(row: MeasureRow): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(row.dimensions).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

function isOf(row: MeasureRow, figure: MeasureRow): boolean {
  return (
    row.metric === figure.metric &&
    Object.entries(figure.dimensions).every(([name, value]) => row.dimensions[name] === value)
  );
}

function seriesOf(figure: MeasureRow, { period, within, history }: Periods, measured: Measured): readonly Series[] {
  const points = (rows: readonly MeasureRow[]): Series["points"] =>
    rows.filter((row) => isOf(row, figure)).map(({ period: { from, to }, estimate }) => ({ from, to, estimate }));
  const all: readonly Series[] = [
    { unit: within, role: "within", points: points(measured.within) },
    { unit: period.unit, role: "history", points: history.length > 1 ? points(measured.history) : [] },
  ];
  return all.filter((series) => series.points.length > 0);
}

/** Everything about one figure but its change, which is judged with the others. */
function figureOf(
  request: SnapshotRequest,
  periods: Periods,
  measured: Measured,
  quality: Quality,
  metric: MetricDefinition,
  row: MeasureRow,
): MetricFigures {
  const dimensions = ownDimensions(row);
  const { id, title, about, unit, better, options, at } = metric;
  return {
    id,
    title,
    about,
    unit,
    better,
    kind: metric.measure.kind,
    dimensions,
    moment: at?.kind === "col" ? at.name : null,
    clock: request.clock,
    options: options as MetricFigures["options"],
    definition: definitionDigest(metric),
    estimate: row.estimate,
    noData: noDataReason(row.estimate, quality.coverage),
    change: null,
    series: seriesOf(row, periods, measured),
    breakdowns: breakdownsOf(metric, dimensions, measured.groups).map(({ by, rows }) =>
      suppress(by, rows, request.suppressBelow),
    ),
    targets: targetFigures(metric, request.targets, measured.targets),
  };
}

function withChanges(
  figures: readonly MetricFigures[],
  rows: readonly MeasureRow[],
  { period, before }: Periods,
  past: readonly MeasureRow[],
): readonly MetricFigures[] {
  if (before === null) return figures;
  const pairs = figures.map(({ estimate, unit }, index) => {
    const figure = rows[index];
    const earlier =
      figure === undefined ? undefined : past.find((row) => isOf(row, figure) && row.period.from === before.labelFrom);
    return earlier === undefined
      ? null
      : { before: earlier.estimate, after: estimate, decimals: unit === "seconds" ? 6 : null };
  });
  const changes = changesOf(pairs, period, before);
  return figures.map((figure, index) => ({ ...figure, change: changes[index] ?? null }));
}

/**
 * All figures of a report and period. Depends on the request and on what the effects say of the log; calls the clock of
 * nobody. Throws AlmanacError `unknown-period`, `unknown-zone`, `no-log`, `people-off`, and what `measure` throws.
 */
export async function computeSnapshot(request: SnapshotRequest, effects: ReportEffects): Promise<ComputedSnapshot> {
  refusePersons(request.by);
  const covered = await effects.coverage();
  const periods = periodsOf(request.period, request.zone, request.history ?? HISTORY, covered);
  const { period } = periods;
  const counts = await effects.quality(period.from, period.to);
  const quality: Quality = { ...counts, coverage: coverageOf(period, request.zone, covered) };
  const measured = await measureAll(request, periods, effects);
  const rows = request.metrics.flatMap((metric) =>
    measured.whole.filter((row) => row.metric === metric.id).map((row) => ({ metric, row })),
  );
  const bare = rows.map(({ metric, row }) => figureOf(request, periods, measured, quality, metric, row));
  const metrics = withChanges(
    bare,
    rows.map(({ row }) => row),
    periods,
    measured.history,
  );
  const figures: Figures = {
    format: FIGURES_FORMAT,
    report: request.report,
    period: { name: period.name, unit: period.unit, from: period.labelFrom, to: period.labelTo, zone: request.zone },
    convention: request.convention,
    suppressBelow: request.suppressBelow,
    metrics,
    findings: findingsOf(metrics),
    quality,
    settings: digestOf(request.settings),
  };
  return Object.freeze({ figures, origin: await effects.origin() });
}
