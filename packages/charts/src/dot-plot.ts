import type { Unit } from "@almanac/core";
import * as Plot from "@observablehq/plot";
import { type ChartSvg, draw, drawBoth, fitText, textWidth } from "./draw.ts";
import { niceTicks } from "./ticks.ts";

/** One group of a breakdown. */
export interface DotRow {
  readonly label: string;
  /** The figure; null = no data or suppressed: the row then shows `text` alone. */
  readonly value: number | null;
  /** Its 95% interval; null = none. */
  readonly interval: readonly [number, number] | null;
  /** What stands at the end of the row: the figure and its rows. */
  readonly text: string;
}

/** A figure by groups. */
export interface DotPlotInput {
  /** In the order they are drawn, the first on top. */
  readonly rows: readonly DotRow[];
  readonly unit: Unit;
  /** Writes a round value for the axis. */
  readonly formatTick: (value: number) => string;
  /** Figure of all groups together, drawn as a solid line; null = none. */
  readonly whole: number | null;
  /** Ids of headline and description. */
  readonly labelledBy: string;
}

interface Layout {
  readonly width: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  /** Height of one row, px. */
  readonly row: number;
  /** Where in a row the dot stands, px from its top. */
  readonly dot: number;
}

/** Names beside the dots where there is room, above them where there is not. */
function layoutOf(width: number, rows: readonly DotRow[]): Layout {
  if (width <= 400) return { width, marginLeft: 8, marginRight: 8, row: 44, dot: 28 };
  const names = Math.min(180, Math.max(...rows.map(({ label }) => textWidth(label)))) + 16;
  const ends = Math.max(...rows.map(({ text }) => textWidth(text))) + 16;
  return { width, marginLeft: names, marginRight: ends, row: 28, dot: 14 };
}

function domainOf({ rows, unit, whole }: DotPlotInput): readonly number[] {
  const values = rows.flatMap(({ value, interval }) => [value, ...(interval ?? [])]).concat(whole);
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [0, 1];
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return niceTicks(unit, least >= 0 && least < most * 0.5 ? 0 : least, unit === "share" ? Math.min(most, 1) : most, 4);
}

const TOP = 8;

/** Lines across the rows; where names stand above the dots, only beside the dots, so that no line runs through words. */
function uprights(
  rows: number,
  { width, row, dot }: Layout,
  values: readonly number[],
  stroke: string,
): Plot.Markish[] {
  if (width > 400) return [Plot.ruleX(values, { stroke })];
  const pieces = Array.from({ length: rows }, (_, index) =>
    values.map((value) => ({ value, y: index * row + dot })),
  ).flat();
  return [Plot.ruleX(pieces, { x: "value", y1: (piece) => piece.y - 8, y2: (piece) => piece.y + 10, stroke })];
}

function marks(input: DotPlotInput, layout: Layout, ticks: readonly number[]): Plot.Markish[] {
  const data = input.rows.map((row, index) => ({ ...row, low: row.interval?.[0], high: row.interval?.[1], index }));
  const known = data.filter(({ value }) => value !== null);
  const stacked = layout.width <= 400;
  const [names, at] = [
    stacked ? 0 : layout.marginLeft - 16,
    (row: { index: number }) => row.index * layout.row + layout.dot,
  ];
  const label = { y: at, dy: stacked ? -16 : 0 };
  return [
    ...uprights(input.rows.length, layout, ticks, "var(--grid)"),
    ...uprights(input.rows.length, layout, input.whole === null ? [] : [input.whole], "var(--muted)"),
    Plot.ruleY(
      known.filter(({ low }) => low !== undefined),
      { x1: "low", x2: "high", y: at, stroke: "var(--series)", strokeWidth: 1.5 },
    ),
    Plot.dot(known, { x: "value", y: at, r: 4, fill: "var(--series)", stroke: null }),
    Plot.text(data, {
      ...label,
      text: (row) => fitText(row.label, stacked ? 150 : names),
      frameAnchor: "left",
      textAnchor: "start",
      dx: stacked ? 0 : -layout.marginLeft,
      fill: "var(--ink)",
    }),
    Plot.text(data, {
      ...label,
      text: "text",
      frameAnchor: "right",
      textAnchor: "end",
      dx: stacked ? 0 : layout.marginRight,
      fill: "var(--muted)",
    }),
    Plot.axisX([...ticks], {
      tickSize: 0,
      tickPadding: 8,
      tickFormat: input.formatTick,
      fill: "var(--muted)",
      label: null,
    }),
  ];
}

/** A figure by groups: a dot with its 95% interval a row, the figure of all as a line. */
export function dotPlot(input: DotPlotInput): ChartSvg {
  const ticks = domainOf(input);
  return drawBoth((width) => {
    const layout = layoutOf(width, input.rows);
    const inner = input.rows.length * layout.row;
    const edge = textWidth(input.formatTick(ticks.at(-1) ?? 0)) / 2;
    return draw(
      {
        width,
        height: TOP + inner + 28,
        marginTop: TOP,
        marginBottom: 28,
        marginLeft: Math.max(layout.marginLeft, edge),
        marginRight: Math.max(layout.marginRight, edge),
        x: { type: "linear", domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], axis: null },
        y: { type: "linear", domain: [0, inner], range: [TOP, TOP + inner], axis: null },
        marks: marks(input, layout, ticks),
      },
      input.labelledBy,
    );
  });
}
