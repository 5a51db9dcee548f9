import { describe, expect, it } from "vitest";
import { finishSvg } from "./finish.ts";
import type { TinyNode } from "./tiny-dom.ts";

function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (TinyNode | string)[]
): TinyNode {
  const childNodes = children.map(
    (child): TinyNode =>
      typeof child === "string" ? { name: null, attributes: new Map(), childNodes: [], textContent: child } : child,
  );
  const textContent = childNodes.map((child) => child.textContent).join("");
  return { name, attributes: new Map(Object.entries(attributes)), childNodes, textContent };
}

const frame = { width: 320, height: 190, labelledBy: "head text" };
const inside = (node: TinyNode): string =>
  finishSvg(element("svg", {}, node), frame).replace(/^<svg[^>]*>|<\/svg>$/g, "");

describe("finishSvg", () => {
  it("makes the root one named picture", () => {
    expect(finishSvg(element("svg", { class: "plot", fill: "currentColor" }), frame)).toBe(
      '<svg role="img" aria-labelledby="head text" viewBox="0 0 320 190" width="320" height="190"></svg>',
    );
  });

  it("drops styles, classes, fonts and ARIA, and adds up translations", () => {
    const group = element(
      "g",
      {
        "aria-label": "y-axis",
        "font-variant": "tabular-nums",
        class: "x",
        fill: "var(--muted)",
        "text-anchor": "end",
        transform: "translate(-9,0)",
      },
      element("text", { y: "0.5em", transform: "translate(50.04,180.55)" }, "5 < 6 & 7"),
    );
    expect(inside(element("g", {}, element("style", {}, "*{}"), group))).toBe(
      '<text x="41" y="187.1" fill="var(--muted)" text-anchor="end">5 &lt; 6 &amp; 7</text>',
    );
  });

  it("draws neighbours of one style as one element", () => {
    const grid = [10, 20].map((y) => element("line", { x1: "0", x2: "9", y1: String(y), y2: String(y) }));
    expect(inside(element("g", { stroke: "var(--grid)" }, ...grid))).toBe(
      '<path fill="none" stroke="var(--grid)" d="M0 10h9m-9 10h9"/>',
    );
    const dots = [1, 2].map((x) => element("circle", { cx: String(x), cy: "5", r: "2" }));
    expect(inside(element("g", { fill: "var(--series)" }, ...dots))).toBe(
      '<path fill="none" stroke="var(--series)" stroke-linecap="round" stroke-width="4" d="M1 5h0m1 0h0"/>',
    );
  });

  it("refuses colours that are no tokens, and what it cannot flatten", () => {
    const line = (stroke: string): TinyNode => element("line", { x1: "0", x2: "9", y1: "1", y2: "1", stroke });
    expect(() => inside(line("currentColor"))).toThrow('stroke is "currentColor"');
    expect(() => inside(line("#123456"))).toThrow("not a token");
    expect(() => inside(element("g", { transform: "rotate(3)" }))).toThrow("rotate(3)");
    expect(() => inside(element("foreignObject"))).toThrow("foreignObject");
  });
});
