import type { Unit } from "@almanac/core";
import * as Plot from "@observablehq/plot";
import { type ChartSvg, draw, drawBoth, textWidth } from "./draw.ts";
import { niceTicks, spreadTicks } from "./ticks.ts";

/** One bucket of a line. */
export interface LinePoint {
  /** The bucket in a few letters, for the axis: `7 Sept`. */
  readonly label: string;
  /** The figure; null = no data, a gap. */
  readonly value: number | null;
  /** Its 95% interval; null = none. */
  readonly interval: readonly [number, number] | null;
}

/** A figure over time. */
export interface LineChartInput {
  readonly points: readonly LinePoint[];
  readonly unit: Unit;
  /** Writes a value for the label at the end. */
  readonly format: (value: number) => string;
  /** Writes a round value for the axis. */
  readonly formatTick: (value: number) => string;
  /** Figure of the whole period, drawn as a solid line with its value; null = none. */
  readonly whole: number | null;
  /** Drawn as a dotted line; null = none. */
  readonly goal: number | null;
  /** Whether the last point is the one in question and gets a dot and its value. */
  readonly markLast: boolean;
  /** Ids of headline and description. */
  readonly labelledBy: string;
}

/** A line chart, and what its description has to say about it. */
export interface LineChart extends ChartSvg {
  /** Whether an interval is larger than the frame and was cut off at it. */
  readonly cut: boolean;
  /** Where the axis begins; above 0 differences look larger than they are. */
  readonly axisFrom: number;
  /** Points without data. */
  readonly gaps: number;
}

interface Frame {
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
}

const isNumber = (value: number | null | undefined): value is number => value !== null && value !== undefined;

/** Quantities whose size is their distance from 0; shares and scores may be looked at closely. */
const FROM_ZERO: ReadonlySet<Unit> = new Set(["count", "seconds", "days", "money"]);

/** A frame around the figures; intervals may widen it to twice their span, so that one vague point does not flatten the rest. */
function frameOf({ points, unit, whole, goal }: LineChartInput): Frame {
  const values = [...points.map((point) => point.value), whole, goal].filter(isNumber);
  if (values.length === 0) return { ticks: [], low: 0, high: 1 };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(most - least, Math.abs(most) * 0.1) / 2;
  const bounds = points.flatMap((point) => point.interval ?? []);
  const wanted = {
    low: Math.max(Math.min(least, ...bounds), least - room),
    high: Math.min(Math.max(most, ...bounds), most + room),
  };
  const low = least >= 0 && (FROM_ZERO.has(unit) || wanted.low < most * 0.5) ? 0 : wanted.low;
  const top = unit === "share" ? Math.min(wanted.high, 1) : wanted.high;
  const ticks = niceTicks(unit, low, top, 4);
  return { ticks, low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1 };
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/** Points with a place on the axis; no data becomes NaN, which Plot leaves blank. */
function place({ points }: LineChartInput, { low, high }: Frame): readonly Placed[] {
  const within = (value: number | undefined): number =>
    value === undefined ? Number.NaN : Math.min(Math.max(value, low), high);
  return points.map(({ value, interval }, x) => ({
    x,
    y: value ?? Number.NaN,
    low: within(interval?.[0]),
    high: within(interval?.[1]),
  }));
}

function axes(input: LineChartInput, { ticks }: Frame, columns: number): Plot.Markish[] {
  const labelled = spreadTicks(input.points.length, columns);
  return [
    Plot.gridY(ticks, { stroke: "var(--grid)", strokeOpacity: 1 }),
    Plot.axisY(ticks, { tickSize: 0, tickPadding: 8, tickFormat: input.formatTick, fill: "var(--muted)", label: null }),
    Plot.axisX([...labelled], {
      tickSize: 4,
      tickPadding: 6,
      tickFormat: (index: number) => input.points[index]?.label ?? "",
      fill: "var(--muted)",
      stroke: "var(--grid)",
      label: null,
    }),
  ];
}

function endLabel(
  input: LineChartInput,
  placed: readonly Placed[],
): { readonly at: number; readonly text: string } | null {
  const last = placed.at(-1);
  if (input.markLast)
    return last === undefined || Number.isNaN(last.y) ? null : { at: last.y, text: input.format(last.y) };
  return input.whole === null ? null : { at: input.whole, text: input.format(input.whole) };
}

function marks(input: LineChartInput, frame: Frame, placed: readonly Placed[]): Plot.Markish[] {
  const data = [...placed];
  const end = endLabel(input, placed);
  const last = data.length - 1;
  const emphasised = input.markLast && end !== null ? [data[last]] : [];
  return [
    Plot.areaY(data, { x: "x", y1: "low", y2: "high", fill: "var(--band)" }),
    Plot.ruleY(input.whole === null ? [] : [input.whole], { stroke: "var(--muted)" }),
    Plot.ruleY(input.goal === null ? [] : [input.goal], {
      stroke: "var(--ink)",
      strokeDasharray: "1.5 4",
      strokeWidth: 1.5,
    }),
    Plot.lineY(data, { x: "x", y: "y", stroke: "var(--series)", strokeWidth: 1.8 }),
    Plot.dot(data, { x: "x", y: "y", r: data.length > 16 ? 1.8 : 2.5, fill: "var(--series)", stroke: null }),
    Plot.dot(emphasised, { x: "x", y: "y", r: 4, fill: "var(--series)", stroke: null }),
    Plot.text(end === null ? [] : [end.text], {
      x: last,
      y: end?.at ?? frame.low,
      dx: 10,
      textAnchor: "start",
      fill: "var(--ink)",
      text: (text: string) => text,
    }),
  ];
}

/** A figure over time: its line, the band of its 95% intervals, the whole period's figure and the target. */
export function lineChart(input: LineChartInput): LineChart {
  const frame = frameOf(input);
  const placed = place(input, frame);
  const end = endLabel(input, placed);
  const marginLeft = Math.max(24, ...frame.ticks.map((tick) => textWidth(input.formatTick(tick)) + 10));
  const marginRight = end === null ? 16 : textWidth(end.text) + 16;
  const variant = (width: number): string => {
    const height = width > 400 ? 220 : 190;
    const columns = Math.max(2, Math.floor((width - marginLeft - marginRight) / (width > 400 ? 84 : 68)));
    return draw(
      {
        width,
        height,
        marginTop: 12,
        marginBottom: 30,
        marginLeft,
        marginRight,
        x: { type: "linear", domain: [0, Math.max(1, input.points.length - 1)], axis: null },
        y: { type: "linear", domain: [frame.low, frame.high], axis: null },
        marks: [...axes(input, frame, columns), ...marks(input, frame, placed)],
      },
      input.labelledBy,
    );
  };
  const cut = input.points.some(
    ({ interval }) => interval !== null && (interval[0] < frame.low || interval[1] > frame.high),
  );
  return Object.freeze({
    ...drawBoth(variant),
    cut,
    axisFrom: frame.low,
    gaps: input.points.filter(({ value }) => value === null).length,
  });
}
