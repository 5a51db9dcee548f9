import { formatCoordinate, formatPath } from "./path.ts";
import { type Shape, type Style, shapesOf } from "./shapes.ts";
import type { TinyNode } from "./tiny-dom.ts";

/** What stands around a finished chart. */
export interface Frame {
  /** Width and height of the viewBox in px; the chart is never shown larger. */
  readonly width: number;
  readonly height: number;
  /** Ids of the visible headline and description that name the picture, separated by blanks. */
  readonly labelledBy: string;
}

const COLOUR_ATTRIBUTES = ["fill", "stroke"] as const;

/** Text and attribute values with the characters that HTML gives a meaning replaced. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Lines have no text anchor, texts no stroke; what SVG assumes anyway is not written. */
function ownStyle(shape: Shape): Style {
  const { "text-anchor": anchor, ...rest } = shape.style;
  if (shape.kind === "text")
    return { fill: rest.fill ?? "", ...(anchor === undefined || anchor === "start" ? {} : { "text-anchor": anchor }) };
  const filled = rest.stroke === undefined || rest.stroke === "none";
  return filled ? { fill: rest.fill ?? "" } : { ...rest, fill: rest.fill ?? "none" };
}

/** Throws where a colour is not one of the page's tokens, as it would be wrong in dark or forced colours. */
function checkColours(style: Style): Style {
  for (const name of COLOUR_ATTRIBUTES) {
    const colour = style[name];
    if (colour !== undefined && colour !== "none" && !/^var\(--[a-z0-9-]+\)$/.test(colour)) {
      throw new Error(`a chart's ${name} is ${JSON.stringify(colour)}, not a token of the page`);
    }
  }
  return style;
}

const attributes = (style: Style): string =>
  Object.keys(style)
    .sort()
    .map((name) => ` ${name}="${style[name]}"`)
    .join("");

interface Run {
  readonly kind: Shape["kind"];
  readonly attributes: string;
  readonly shapes: Shape[];
}

/** Neighbours of one kind and style together: all grid lines, all dots of a series, all labels of an axis. */
function runsOf(shapes: readonly Shape[]): readonly Run[] {
  const runs: Run[] = [];
  for (const shape of shapes) {
    const key = attributes(checkColours(ownStyle(shape)));
    const last = runs.at(-1);
    if (last?.kind === shape.kind && last.attributes === key) last.shapes.push(shape);
    else runs.push({ kind: shape.kind, attributes: key, shapes: [shape] });
  }
  return runs;
}

function textElement(shape: Shape, extra: string): string {
  if (shape.kind !== "text") return "";
  const [x, y] = shape.at;
  return `<text x="${formatCoordinate(x)}" y="${formatCoordinate(y)}"${extra}>${escapeHtml(shape.text)}</text>`;
}

function runElement({ kind, attributes: shared, shapes }: Run): string {
  if (kind === "path") {
    const steps = shapes.flatMap((shape) => (shape.kind === "path" ? shape.steps : []));
    return steps.length === 0 ? "" : `<path${shared} d="${formatPath(steps)}"/>`;
  }
  const [only] = shapes;
  if (shapes.length === 1 && only !== undefined) return textElement(only, shared);
  return `<g${shared}>${shapes.map((shape) => textElement(shape, "")).join("")}</g>`;
}

/**
 * A chart as the page wants it: flat, without styles, classes, fonts or ARIA inside, coordinates to one decimal, colours
 * only tokens, and a root that is one picture named by its headline and description.
 */
export function finishSvg(root: TinyNode, { width, height, labelledBy }: Frame): string {
  const drawn = runsOf(shapesOf(root)).map(runElement).join("");
  return `<svg role="img" aria-labelledby="${escapeHtml(labelledBy)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${drawn}</svg>`;
}
