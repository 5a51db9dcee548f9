import * as Plot from "@observablehq/plot";
import { finishSvg } from "./dom/finish.ts";
import { FONT_SIZE } from "./dom/shapes.ts";
import { createTinyDocument, type TinyNode } from "./dom/tiny-dom.ts";

/** One picture in the two widths the page chooses from: 640 px, and 320 px for phones. */
export interface ChartSvg {
  readonly wide: string;
  readonly narrow: string;
}

/** Widths of the two variants, in px. */
const WIDTHS = Object.freeze({ wide: 640, narrow: 320 });

/** Widths of letters in em, of a wide system font (DejaVu Sans), so that no other needs more. */
const LETTERS: readonly (readonly [RegExp, number])[] = [
  [/[mMwW%@\u2026]/u, 1],
  [/[ijl.,:;'|!\s]/u, 0.34],
  [/[ftr()\-\u2013\u2212]/u, 0.45],
  [/\p{Lu}/u, 0.7],
];
const OTHER = 0.64;

const letterWidth = (letter: string): number =>
  (LETTERS.find(([pattern]) => pattern.test(letter))?.[1] ?? OTHER) * FONT_SIZE;

/** About the width of a text in the page's font, in px: enough room for it in any usual font. */
export function textWidth(text: string): number {
  return Math.ceil([...text].reduce((sum, letter) => sum + letterWidth(letter), 0));
}

/** A text cut with an ellipsis to about `width` px. */
export function fitText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** Draws with Observable Plot on our own small document and makes it fit for the page. */
export function draw(
  options: Plot.PlotOptions & { readonly width: number; readonly height: number },
  labelledBy: string,
): string {
  const root = Plot.plot({ ...options, document: createTinyDocument() as never }) as unknown as TinyNode;
  return finishSvg(root, { width: options.width, height: options.height, labelledBy });
}

/** Both variants of a chart that is a function of its width. */
export function drawBoth(variant: (width: number) => string): ChartSvg {
  return Object.freeze({ wide: variant(WIDTHS.wide), narrow: variant(WIDTHS.narrow) });
}
