/** Cuts the text of a row into its cells: the cells, `open` when a quoted cell has not ended yet, or what is wrong. */
export type Cut = readonly string[] | "open" | { readonly wrong: string };

/** Cuts one row; the text may hold several physical lines. */
export type Cutter = (text: string) => Cut;

const withoutReturn = (text: string): string => (text.endsWith("\r") ? text.slice(0, -1) : text);

/** Where the quoted cell that begins before `from` ends: the index of its closing quote, or -1. */
function closingQuote(text: string, quote: string, from: number): number {
  let index = text.indexOf(quote, from);
  while (index !== -1 && text[index + 1] === quote) index = text.indexOf(quote, index + 2);
  return index;
}

/**
 * Cuts at a delimiter, with quoted cells as RFC 4180 has them: a cell that begins with the quote ends with it, and two
 * quotes inside stand for one. A quote within a cell that does not begin with one is text like any other.
 */
function quotedCutter(delimiter: string, quote: string): Cutter {
  return (text) => {
    if (!text.includes(quote)) return withoutReturn(text).split(delimiter);
    const cells: string[] = [];
    for (let start = 0; ; ) {
      if (text[start] !== quote) {
        const end = text.indexOf(delimiter, start);
        if (end === -1) return [...cells, withoutReturn(text.slice(start))];
        cells.push(text.slice(start, end));
        start = end + delimiter.length;
        continue;
      }
      const end = closingQuote(text, quote, start + 1);
      if (end === -1) return "open";
      cells.push(text.slice(start + 1, end).replaceAll(quote + quote, quote));
      const rest = end + 1;
      if (rest === text.length || (rest === text.length - 1 && text[rest] === "\r")) return cells;
      if (!text.startsWith(delimiter, rest)) return { wrong: `text follows the closing quote of cell ${cells.length}` };
      start = rest + delimiter.length;
    }
  };
}

const BLANKS = /[ \t]+/;

/** The cutter for a delimiter and a quote; the delimiter `blanks` stands for any run of blanks, and nothing is quoted then. */
export function cutter(delimiter: string, quote: string | undefined): Cutter {
  if (delimiter === "blanks") return (text) => text.trim().split(BLANKS);
  if (quote === undefined) return (text) => withoutReturn(text).split(delimiter);
  return quotedCutter(delimiter, quote);
}
