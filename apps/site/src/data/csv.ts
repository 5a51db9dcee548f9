import { type Estimate, type Figures, figureKey, type MetricFigures, namedPeriod, QUANTILES } from "@almanac/core";

/** Columns of `figures.csv`, in their order; the same in every language. */
export const CSV_COLUMNS = [
  "metric",
  "part",
  "kind",
  "unit",
  "from",
  "to",
  "dimensions",
  "value",
  "lower",
  "upper",
  "rows",
  "flag",
  "k",
  "censored",
  "mean",
  "mean_lower",
  "mean_upper",
  "sd",
  "min",
  "max",
  ...QUANTILES.map((key) => `q${key}`),
  "median_kaplan_meier",
  "numerator",
  "denominator",
  "sum",
  "end",
  "derived",
  "left_out",
  "decisive",
] as const;

type Cell = string | number | boolean | null | undefined;
type Row = Readonly<Partial<Record<string, Cell>>>;

const pairs = (record: Readonly<Record<string, string | number | null>>): string =>
  Object.keys(record)
    .sort()
    .map((key) => `${key}=${record[key] ?? ""}`)
    .join("; ");

/** Cells of an estimate; flag `m` = no data, `c` = suppressed (Eurostat's letters for missing and confidential). */
function estimateCells(estimate: Estimate | null): Row {
  if (estimate === null) return { flag: "c" };
  const { value, interval, kind, derived, leftOut } = estimate;
  const base = {
    kind,
    value,
    lower: interval?.[0],
    upper: interval?.[1],
    flag: value === null ? "m" : "",
    derived,
    left_out: pairs(leftOut),
  };
  const own: Readonly<Record<string, unknown>> = { ...estimate };
  const named = ["k", "censored", "mean", "sd", "min", "max", "numerator", "denominator", "sum", "end"];
  const fields = Object.fromEntries(named.map((name) => [name, own[name] as Cell]));
  if (estimate.kind !== "distribution") return { ...base, ...fields, rows: own.n as Cell };
  const { meanInterval, quantiles, medianKaplanMeier, n } = estimate;
  const spread = Object.fromEntries(QUANTILES.map((key) => [`q${key}`, quantiles[key]]));
  return {
    ...base,
    ...fields,
    ...spread,
    rows: n,
    mean_lower: meanInterval?.[0],
    mean_upper: meanInterval?.[1],
    median_kaplan_meier: medianKaplanMeier,
  };
}

function bounds(period: string, zone: string): Row {
  const { labelFrom, labelTo } = namedPeriod(period, zone);
  return { from: labelFrom, to: labelTo };
}

function metricRows(metric: MetricFigures, { from, to, zone }: Figures["period"]): readonly Row[] {
  const of = (part: string, estimate: Estimate | null, more: Row = {}): Row => ({
    metric: figureKey(metric),
    part,
    kind: metric.kind,
    unit: metric.unit,
    from,
    to,
    dimensions: "",
    ...estimateCells(estimate),
    ...more,
  });
  const { change, series, breakdowns, targets } = metric;
  return [
    of("period", metric.estimate),
    ...(change === null
      ? []
      : [
          of("before", change.before, bounds(change.against, zone)),
          {
            metric: figureKey(metric),
            part: `change-${change.as}`,
            kind: metric.kind,
            unit: change.as === "ratio" ? "ratio" : metric.unit,
            from,
            to,
            value: change.value,
            lower: change.interval?.[0],
            upper: change.interval?.[1],
            flag: change.value === null ? "m" : "",
            decisive: change.decisive,
          },
        ]),
    ...series.flatMap(({ unit, points }) =>
      points.map((point) => of(`by-${unit}`, point.estimate, { from: point.from, to: point.to })),
    ),
    ...breakdowns.flatMap(({ rows }) =>
      rows.map(({ dimensions, estimate }) => of("group", estimate, { dimensions: pairs(dimensions) })),
    ),
    ...targets.map(({ name, estimate }) => of("target", estimate, { dimensions: pairs({ target: name }) })),
  ];
}

/** RFC 4180: quoted where a comma, a quote or a line end is inside. */
function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** All figures of a snapshot as one table (RFC 4180, UTF-8, dot decimals, seconds, shares 0–1, ISO dates), the same in every language. */
export function figuresCsv(figures: Figures): string {
  const rows = figures.metrics.flatMap((metric) => metricRows(metric, figures.period));
  const lines = rows.map((row) => CSV_COLUMNS.map((column) => cellText(row[column])).join(","));
  return [CSV_COLUMNS.join(","), ...lines, ""].join("\r\n");
}
