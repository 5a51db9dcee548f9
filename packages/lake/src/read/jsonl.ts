import { parseJsonLine } from "@almanac/core";
import { NOT_UTF8 } from "./faults.ts";
import { type LineBlock, lines } from "./lines.ts";
import type { Row, RowBatch, RowSource } from "./row.ts";

const BLANK = /^\s*$/;

function rowsOf({ first, texts, broken }: LineBlock): Row[] {
  const rows: Row[] = [];
  for (const [index, text] of texts.entries()) {
    const line = first + index;
    if (broken?.has(index) === true) rows.push({ line, fault: NOT_UTF8 });
    else if (!BLANK.test(text)) {
      const parsed = parseJsonLine(text);
      rows.push(parsed.ok ? { line, record: parsed.record as Record<string, unknown> } : { line, fault: parsed });
    }
  }
  return rows;
}

/** The rows of a text with one JSON object a line; blank lines are passed over. */
export async function* jsonRows(bytes: AsyncIterable<Uint8Array>, source: RowSource): AsyncGenerator<RowBatch> {
  for await (const block of lines(bytes, source)) yield { source, rows: rowsOf(block) };
}
