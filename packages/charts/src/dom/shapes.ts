import { type Point, parsePath, type Step } from "./path.ts";
import type { TinyNode } from "./tiny-dom.ts";

/** Attributes of a shape, those it inherits included. */
export type Style = Readonly<Record<string, string>>;

/** Something drawn, with absolute coordinates. */
export type Shape =
  | { readonly kind: "path"; readonly style: Style; readonly steps: readonly Step[] }
  | { readonly kind: "text"; readonly style: Style; readonly at: Point; readonly text: string };

/** Height of chart text in px: on a phone of 320 px the narrow variant shrinks to 0.9, which leaves 11.7. */
export const FONT_SIZE = 13;

/** Attributes that are kept; everything else of Plot's (classes, fonts, ARIA) is the page's business. */
const KEPT = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-width",
  "text-anchor",
] as const;

const number = (node: TinyNode, name: string): number => Number(node.attributes.get(name) ?? 0);

function offsetOf(node: TinyNode): Point {
  const transform = node.attributes.get("transform");
  if (transform === undefined) return [0, 0];
  const match = /^translate\(([^,)]+),([^,)]+)\)$/.exec(transform);
  if (match === null) throw new Error(`a chart has the transform ${transform}: only translate is flattened`);
  return [Number(match[1]), Number(match[2])];
}

/** Text positions may be in `em` of the chart's font size. */
function length(text: string | undefined): number {
  if (text === undefined) return 0;
  return text.endsWith("em") ? Number.parseFloat(text) * FONT_SIZE : Number(text);
}

function styleOf(node: TinyNode, inherited: Style): Style {
  const style: Record<string, string> = { ...inherited };
  for (const name of KEPT) {
    const value = node.attributes.get(name);
    if (value !== undefined) style[name] = value;
  }
  return style;
}

type Draw = (node: TinyNode, style: Style, offset: Point) => Shape;

const line: Draw = (node, style, [dx, dy]) => ({
  kind: "path",
  style: { ...style, fill: "none" },
  steps: [
    { command: "M", to: [number(node, "x1") + dx, number(node, "y1") + dy] },
    { command: "L", to: [number(node, "x2") + dx, number(node, "y2") + dy] },
  ],
});

/** A filled dot as a line of no length with a round cap, so that all dots of a series are one path. */
const circle: Draw = (node, style, [dx, dy]) => {
  const [x, y] = [number(node, "cx") + dx, number(node, "cy") + dy];
  const { fill = "none" } = style;
  const stroke = {
    fill: "none",
    stroke: fill,
    "stroke-width": String(2 * number(node, "r")),
    "stroke-linecap": "round",
  };
  return {
    kind: "path",
    style: stroke,
    steps: [
      { command: "M", to: [x, y] },
      { command: "L", to: [x, y] },
    ],
  };
};

const rect: Draw = (node, style, [dx, dy]) => {
  const [x, y] = [number(node, "x") + dx, number(node, "y") + dy];
  const [width, height] = [number(node, "width"), number(node, "height")];
  const corners: readonly Point[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  const steps = corners.map((to, index): Step => ({ command: index === 0 ? "M" : "L", to }));
  return { kind: "path", style, steps: [...steps, { command: "Z", to: null }] };
};

const path: Draw = (node, style, offset) => ({
  kind: "path",
  style,
  steps: parsePath(node.attributes.get("d") ?? "", offset),
});

const text: Draw = (node, style, [dx, dy]) => ({
  kind: "text",
  style,
  at: [length(node.attributes.get("x")) + dx, length(node.attributes.get("y")) + dy],
  text: node.textContent,
});

const DRAWN: Readonly<Record<string, Draw>> = { line, circle, rect, path, text };

/** Everything a tree draws, in its order, without groups or transforms. Throws at an element or transform we do not flatten. */
export function shapesOf(node: TinyNode, inherited: Style = {}, [x, y]: Point = [0, 0]): readonly Shape[] {
  const { name } = node;
  if (name === null || name === "style") return [];
  const [dx, dy] = offsetOf(node);
  const offset: Point = [x + dx, y + dy];
  const style = styleOf(node, inherited);
  const draw = DRAWN[name];
  if (draw !== undefined) return [draw(node, style, offset)];
  if (name !== "g" && name !== "svg") throw new Error(`a chart has the element ${name}, which is not flattened`);
  return node.childNodes.flatMap((child) => shapesOf(child, style, offset));
}
