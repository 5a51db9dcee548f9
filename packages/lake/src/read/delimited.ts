import { AlmanacError, cellReader, type Fault } from "@almanac/core";
import { assembler, type CutRow } from "./assemble.ts";
import { cutter } from "./cells.ts";
import { rowFault } from "./faults.ts";
import type { DecidedFormat } from "./format-of.ts";
import { type LineBlock, lines } from "./lines.ts";
import { type Row, type RowBatch, type RowSource, sourceName } from "./row.ts";

type CellRecord = Readonly<Record<string, unknown>>;

/** Makes the reader of rows below a header. */
export type CellReading = (
  header: readonly string[],
  format: DecidedFormat,
) => (cells: readonly string[]) => CellRecord;

/** Cells as the fields of an event; see `cellReader`. */
export const eventCells: CellReading = (header, { empty }) => {
  const read = cellReader(header);
  return (cells) => read(empty.size === 1 ? cells : cells.map((cell) => (empty.has(cell) ? "" : cell)));
};

/** Cells as they stand, under the names of their columns; an empty one is null. */
export const plainCells: CellReading =
  (header, { empty }) =>
  (cells) => {
    const record: Record<string, unknown> = {};
    for (let index = 0; index < header.length; index += 1) {
      const cell = cells[index];
      record[header[index] as string] = cell === undefined || empty.has(cell) ? null : cell;
    }
    return record;
  };

function badHeader(source: RowSource, line: number, message: string): AlmanacError {
  return new AlmanacError({
    code: "bad-header",
    message,
    where: { file: sourceName(source), line },
    allowed: "one line that names every column once",
    fix: "mend the line, or state the names as `format.header` in a mapping",
  });
}

function checkNames(names: readonly string[], source: RowSource, line: number): readonly string[] {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw badHeader(source, line, `the header names the column "${twice}" twice`);
  if (names.includes("__proto__")) throw badHeader(source, line, "a column may not be called __proto__");
  return names;
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `column${index + 1}`);

/** The names of the columns, and whether the first row was used up for them. */
function headerOf(first: CutRow, { header }: DecidedFormat, source: RowSource) {
  if (typeof header === "object") return { names: checkNames(header, source, first.line), used: false };
  if ("fault" in first) throw badHeader(source, first.line, `the header cannot be read: ${first.fault.message}`);
  if (!header) return { names: numbered(first.cells.length), used: false };
  const names = first.cells.map((cell, index) => (cell === "" ? `column${index + 1}` : cell));
  return { names: checkNames(names, source, first.line), used: true };
}

/** What is wrong with the number of cells; undefined when nothing is. Cells that are missing at the end are empty ones. */
function miscounted(cells: readonly string[], unended: boolean, columns: number): Fault | undefined {
  if (cells.length > columns && cells.slice(columns).some((cell) => cell !== "")) {
    return rowFault("not-scalar", `the row has ${cells.length} cells, but there are ${columns} columns`);
  }
  return cells.length < columns && unended
    ? rowFault("json", `the file's last row is cut off: it ends after ${cells.length} of ${columns} cells`)
    : undefined;
}

function rowOf(cut: CutRow, columns: number, read: (cells: readonly string[]) => CellRecord): Row {
  if ("fault" in cut) return cut;
  const wrong = miscounted(cut.cells, cut.unended, columns);
  return wrong === undefined ? { line: cut.line, record: read(cut.cells) } : { line: cut.line, fault: wrong };
}

async function* cutRows(bytes: AsyncIterable<Uint8Array>, source: RowSource, format: DecidedFormat) {
  const { add, end } = assembler(cutter(format.delimiter, format.quote), format.quote);
  for await (const block of lines(bytes, source)) yield add(skipLines(block, format.skip));
  yield end();
}

function skipLines(block: LineBlock, skip: number): LineBlock {
  const leave = Math.min(Math.max(skip - block.first + 1, 0), block.texts.length);
  if (leave === 0) return block;
  const broken = block.broken && new Set([...block.broken].map((index) => index - leave));
  return { ...block, first: block.first + leave, texts: block.texts.slice(leave), broken };
}

/** The rows of a delimited text. Throws AlmanacError `bad-header` or `line-too-long`. */
export async function* delimitedRows(
  bytes: AsyncIterable<Uint8Array>,
  source: RowSource,
  format: DecidedFormat,
  reading: CellReading,
): AsyncGenerator<RowBatch> {
  let names: readonly string[] | undefined;
  let read = reading([], format);
  for await (const cut of cutRows(bytes, source, format)) {
    let rows = cut;
    const first = rows[0];
    if (first === undefined) continue;
    if (names === undefined) {
      const header = headerOf(first, format, source);
      names = header.names;
      read = reading(names, format);
      if (header.used) rows = rows.slice(1);
    }
    const columns = names;
    yield { source, columns, rows: rows.map((row) => rowOf(row, columns.length, read)) };
  }
}
