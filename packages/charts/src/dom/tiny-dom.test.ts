import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { createTinyDocument, type TinyNode } from "./tiny-dom.ts";

interface ForeignNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly textContent: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes: Iterable<ForeignNode>;
}

type Outline = string | readonly [string, Readonly<Record<string, string>>, readonly Outline[]];

function outlineOfTiny(node: TinyNode): Outline {
  if (node.name === null) return node.textContent;
  return [node.name, Object.fromEntries(node.attributes), node.childNodes.map(outlineOfTiny)];
}

function outlineOfForeign(node: ForeignNode): Outline {
  if (node.nodeType === 3) return node.textContent;
  const attributes = [...node.attributes].map(({ name, value }): [string, string] => [name, value]);
  return [node.localName, Object.fromEntries(attributes), [...node.childNodes].map(outlineOfForeign)];
}

const rows = [1, 4, Number.NaN, 2, 8].map((y, x) => ({ x, y, low: y - 1, high: y + 2 }));
const options = (): Plot.PlotOptions => ({
  width: 320,
  height: 200,
  x: { type: "linear", axis: null },
  y: { type: "linear", axis: null },
  marks: [
    Plot.gridY([0, 5]),
    Plot.axisX([0, 2, 4], { tickFormat: (value: number) => `day ${value}` }),
    Plot.areaY(rows, { x: "x", y1: "low", y2: "high", fill: "var(--band)" }),
    Plot.lineY(rows, { x: "x", y: "y" }),
    Plot.dot(rows, { x: "x", y: "y", fill: "var(--ink)" }),
    Plot.ruleX([2], { strokeDasharray: "2 4" }),
    Plot.link([{ a: 1, b: 3 }], { x1: "a", x2: "b", y: 2 }),
    Plot.rect([{ a: 1, b: 3 }], { x1: "a", x2: "b", y1: 2, y2: 4 }),
    Plot.text(["a < b & c"], { x: 1, y: 1, text: (text: string) => text, frameAnchor: "left" }),
  ],
});

describe("the tiny document", () => {
  it("gives Plot the same tree as an independent DOM", () => {
    const { document } = parseHTML("<html><body></body></html>");
    const theirs = Plot.plot({ ...options(), document: document as never }) as unknown as ForeignNode;
    const ours = Plot.plot({ ...options(), document: createTinyDocument() as never }) as unknown as TinyNode;
    const outline = outlineOfTiny(ours);
    expect(outline).toEqual(outlineOfForeign(theirs));
    expect(JSON.stringify(outline).length).toBeGreaterThan(2000);
  });

  it("replaces, inserts, moves and removes children like a DOM", () => {
    const document = createTinyDocument() as {
      createElement: (name: string) => TinyNode & Record<string, (...args: unknown[]) => unknown>;
    };
    const [parent, a, b] = ["g", "a", "b"].map((name) => document.createElement(name)) as [never, never, never];
    const node = parent as TinyNode & {
      appendChild: (n: unknown) => void;
      insertBefore: (n: unknown, b: unknown) => void;
      removeChild: (n: unknown) => void;
    };
    node.appendChild(a);
    node.insertBefore(b, a);
    expect(node.childNodes.map((child) => child.name)).toEqual(["b", "a"]);
    node.appendChild(b);
    expect(node.childNodes.map((child) => child.name)).toEqual(["a", "b"]);
    node.removeChild(a);
    expect(node.childNodes.map((child) => child.name)).toEqual(["b"]);
    node.textContent = "words";
    expect(node.childNodes.map((child) => child.textContent)).toEqual(["words"]);
  });
});
