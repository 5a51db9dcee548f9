import * as Plot from "@observablehq/plot";
import { type ChartSvg, draw, drawBoth, textWidth } from "./draw.ts";

/** One quantile of a distribution. */
export interface StripQuantile {
  /** Share of the rows at or below the value, 0–1. */
  readonly share: number;
  /** In the figure's unit. */
  readonly value: number;
  /** What is written at it; null = drawn without words. */
  readonly label: string | null;
}

/** The spread of a distribution. */
export interface QuantileStripInput {
  /** Ascending by `share`; drawn are 0.05 to 0.95 as a line, 0.25 to 0.75 as a bar, the labelled ones as ticks. */
  readonly quantiles: readonly StripQuantile[];
  /** Ids of headline and description. */
  readonly labelledBy: string;
}

interface Label {
  readonly value: number;
  readonly text: string;
  /** Where the words begin and end, px from the left of the frame. */
  readonly from: number;
  readonly to: number;
  /** Line of words below the strip, from 0. */
  readonly line: number;
  /** Lines down to which a leader runs without crossing words. */
  readonly leader: number;
}

const MARGIN = 8;
const STRIP = 22;
const LINE = 20;

/** Words below their ticks, from the right, each on the first line where they do not meet those before. */
function placeLabels(quantiles: readonly StripQuantile[], width: number, high: number): readonly Label[] {
  const inner = width - 2 * MARGIN;
  const placed: Label[] = [];
  for (const { value, label } of [...quantiles].reverse()) {
    if (label === null) continue;
    const tick = (value / high) * inner;
    const size = textWidth(label);
    const from = Math.min(tick, inner - size);
    let line = 0;
    while (placed.some((other) => other.line === line && other.from < from + size + 14)) line += 1;
    const crossed = placed.filter((other) => other.line < line && other.from - 2 <= tick && tick <= other.to + 2);
    placed.push({
      value,
      text: label,
      from,
      to: from + size,
      line,
      leader: Math.min(line, ...crossed.map((other) => other.line)),
    });
  }
  return placed;
}

function marks(quantiles: readonly StripQuantile[], labels: readonly Label[], scale: number): Plot.Markish[] {
  const at = (share: number): number => quantiles.find((quantile) => quantile.share === share)?.value ?? Number.NaN;
  const whiskers = [{ x1: at(0.05), x2: at(0.95) }];
  const middle = [{ x1: at(0.25), x2: at(0.75) }];
  return [
    Plot.ruleY([0], { x1: 0, x2: quantiles.at(-1)?.value ?? 0, y: STRIP / 2, stroke: "var(--grid)" }),
    Plot.link(whiskers, { x1: "x1", x2: "x2", y: STRIP / 2, stroke: "var(--series)", strokeWidth: 1.5 }),
    Plot.rect(middle, {
      x1: "x1",
      x2: "x2",
      y1: 3,
      y2: STRIP - 3,
      fill: "var(--band)",
      stroke: "var(--series)",
      strokeWidth: 1,
    }),
    Plot.ruleX(labels, {
      x: "value",
      y1: 0,
      y2: (label: Label) => STRIP + 2 + label.leader * LINE,
      stroke: "var(--muted)",
      strokeWidth: 1,
    }),
    Plot.ruleX([at(0.5)], { y1: 0, y2: STRIP, stroke: "var(--ink)", strokeWidth: 3 }),
    Plot.text(labels, {
      x: (label: Label) => label.from / scale,
      y: (label: Label) => STRIP + 14 + label.line * LINE,
      text: "text",
      textAnchor: "start",
      fill: "var(--ink)",
    }),
  ];
}

/** The spread of a distribution from nothing to its 95% quantile, with the words of what share lies within what. */
export function quantileStrip({ quantiles, labelledBy }: QuantileStripInput): ChartSvg {
  const high = Math.max(quantiles.at(-1)?.value ?? 0, Number.MIN_VALUE);
  return drawBoth((width) => {
    const labels = placeLabels(quantiles, width, high);
    const lines = 1 + Math.max(0, ...labels.map(({ line }) => line));
    const height = STRIP + 8 + lines * LINE;
    return draw(
      {
        width,
        height,
        marginTop: 2,
        marginBottom: 2,
        marginLeft: MARGIN,
        marginRight: MARGIN,
        x: { type: "linear", domain: [0, high], axis: null },
        y: { type: "linear", domain: [0, height - 4], range: [2, height - 2], axis: null },
        marks: marks(quantiles, labels, (width - 2 * MARGIN) / high),
      },
      labelledBy,
    );
  });
}
