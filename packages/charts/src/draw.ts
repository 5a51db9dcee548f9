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
export const WIDTHS = Object.freeze({ wide: 640, narrow: 320 });

/** About the width of a text in the page's font, in px: enough to leave room for it, never to cut it. */
export const textWidth = (text: string): number => Math.ceil([...text].length * FONT_SIZE * 0.56);

/** A text cut with an ellipsis to about `width` px. */
export function fitText(text: string, width: number): string {
  const room = Math.floor(width / (FONT_SIZE * 0.56));
  const letters = [...text];
  return letters.length <= room
    ? text
    : `${letters
        .slice(0, Math.max(1, room - 1))
        .join("")
        .trimEnd()}…`;
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
