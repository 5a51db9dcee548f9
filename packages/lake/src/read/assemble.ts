import type { Fault } from "@almanac/core";
import type { Cut, Cutter } from "./cells.ts";
import { NOT_UTF8, rowFault } from "./faults.ts";
import type { LineBlock } from "./lines.ts";

/** A row cut into cells, or why it could not be. */
export type CutRow =
  | { readonly line: number; readonly cells: readonly string[]; readonly unended: boolean }
  | { readonly line: number; readonly fault: Fault };

interface PhysicalLine {
  readonly line: number;
  readonly text: string;
  readonly broken: boolean;
  readonly unended: boolean;
}

/** Limits of a quoted cell over several lines; beyond them its opening quote is taken for a stray one. */
const MOST_LINES = 1000;
const MOST_CHARACTERS = 1 << 20;

const malformed = (line: number, wrong: string): CutRow => ({
  line,
  fault: rowFault("json", `the row cannot be cut into cells: ${wrong}`),
});

const UNCLOSED = "a quoted cell that begins on this line does not end";

const physicalLines = ({ first, texts, broken, unended }: LineBlock): PhysicalLine[] =>
  texts.map((text, index) => ({
    line: first + index,
    text,
    broken: broken?.has(index) === true,
    unended: unended && index === texts.length - 1,
  }));

/** Puts rows together from physical lines. */
export interface Assembler {
  readonly add: (block: LineBlock) => readonly CutRow[];
  /** The rows that are left when there are no more lines. */
  readonly end: () => readonly CutRow[];
}

/**
 * The assembler for a cutter and its quote. A malformed row costs its first line only: reading goes on with the line after it, so a
 * stray quote does not swallow the rows below. Blank lines are passed over.
 */
export function assembler(cut: Cutter, quote: string | undefined): Assembler {
  let open: PhysicalLine[] = [];
  let openCharacters = 0;

  function cutOpen({ text }: PhysicalLine): Cut {
    if (open.length === 1) return cut(text);
    // without a quote the line cannot end the cell
    return quote === undefined || text.includes(quote) ? cut(open.map((one) => one.text).join("\n")) : "open";
  }

  /** Gives up on the open row's first line and reads the others anew. */
  function resync(rows: CutRow[], wrong: string): void {
    const [first, ...others] = open;
    open = [];
    openCharacters = 0;
    if (first !== undefined) rows.push(malformed(first.line, wrong));
    for (const other of others) take(other, rows);
  }

  function take(physical: PhysicalLine, rows: CutRow[]): void {
    if (open.length === 0 && (physical.text === "" || physical.text === "\r")) return;
    open.push(physical);
    openCharacters += physical.text.length;
    const result = cutOpen(physical);
    if (result === "open") {
      if (open.length > MOST_LINES || openCharacters > MOST_CHARACTERS) resync(rows, UNCLOSED);
      return;
    }
    if ("wrong" in result) {
      resync(rows, result.wrong);
      return;
    }
    const line = open[0]?.line ?? physical.line;
    const broken = open.some((one) => one.broken);
    rows.push(broken ? { line, fault: NOT_UTF8 } : { line, cells: result, unended: physical.unended });
    open = [];
    openCharacters = 0;
  }

  return {
    add(block) {
      const rows: CutRow[] = [];
      for (const physical of physicalLines(block)) take(physical, rows);
      return rows;
    },
    end() {
      const rows: CutRow[] = [];
      while (open.length > 0) resync(rows, UNCLOSED);
      return rows;
    },
  };
}
