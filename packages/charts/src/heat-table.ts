import { escapeHtml } from "./dom/finish.ts";

/** One cell of a heat table. */
export interface HeatCell {
  /** What decides the shade; null = no data. */
  readonly value: number | null;
  /** What is written. */
  readonly text: string;
}

/** A table shaded by its values. */
export interface HeatTableInput {
  readonly caption: string;
  /** Head of the first column. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly HeatCell[] }[];
}

/** Number of shades; the page gives each of `h1` … `h6` a colour and a text colour of enough contrast. */
export const SHADES = 6;

/** Shade 1 for the least to 6 for the most, in equal steps from zero (or from the least, where that is below). */
function shadeOf(value: number, least: number, most: number): number {
  const from = Math.min(0, least);
  if (most <= from) return 1;
  return Math.min(SHADES, 1 + Math.floor(((value - from) / (most - from)) * SHADES));
}

/** Weekdays by hours and the like as an HTML table with its numbers in shaded cells: readable without seeing colours. */
export function heatTable({ caption, corner, columns, rows }: HeatTableInput): string {
  const known = rows.flatMap(({ cells }) => cells.map(({ value }) => value)).filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  const body = rows.map(({ label, cells }) => {
    const row = cells.map(({ value, text }) => {
      const shade = value === null ? "" : ` class="h${shadeOf(value, least, most)}"`;
      return `<td${shade}>${escapeHtml(text)}</td>`;
    });
    return `<tr><th scope="row">${escapeHtml(label)}</th>${row.join("")}</tr>`;
  });
  return `<table class="heat"><caption>${escapeHtml(caption)}</caption><thead><tr><th scope="col">${escapeHtml(corner)}</th>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}
