import type { MeasureRow } from "@almanac/core";
import { en, formatEstimate, formatInterval, metricScale, rowsOf } from "@almanac/words";

/** Figures as a table for a person: what, when, of whom, how much, how sure, of how many rows. */
export function figureTable(rows: readonly MeasureRow[]): string {
  const dimensions = [...new Set(rows.flatMap((row) => Object.keys(row.dimensions)))];
  const header = ["metric", "from", "to", ...dimensions, "figure", "95% interval", "rows", "left out"];
  const lines = rows.map((row) => cells(row, dimensions));
  const widths = header.map((name, i) => Math.max(name.length, ...lines.map((line) => line[i]?.length ?? 0)));
  const text = (line: readonly string[]): string =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  return `${[header, ...lines].map(text).join("\n")}\n`;
}

function cells(row: MeasureRow, dimensions: readonly string[]): readonly string[] {
  const { estimate, period, metric } = row;
  const scale = metricScale({ ...row, kind: estimate.kind } as never, estimate.value);
  const leftOut = Object.entries(estimate.leftOut).map(([reason, count]) => `${reason} ${count}`);
  const censored = "censored" in estimate && estimate.censored > 0 ? [`open ${estimate.censored}`] : [];
  return [
    metric,
    period.from,
    period.to,
    ...dimensions.map((name) => row.dimensions[name] ?? "–"),
    formatEstimate(en, scale, estimate),
    formatInterval(en, scale, estimate) ?? "",
    String(rowsOf(estimate) ?? ""),
    [...censored, ...leftOut].join(", "),
  ];
}
