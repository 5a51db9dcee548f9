import type { RowFormat } from "@almanac/core";
import type { Files } from "../files.ts";
import { type CellReading, delimitedRows, eventCells, plainCells } from "./delimited.ts";
import { asUtf8, encodingOf } from "./encoding.ts";
import { eventValues, plainValues } from "./event-values.ts";
import { type DecidedFormat, decideFormat } from "./format-of.ts";
import { jsonRows } from "./jsonl.ts";
import { parquetRows } from "./parquet.ts";
import type { RowBatch } from "./row.ts";
import { type Content, unpack } from "./unpack.ts";

/** How the rows of a file are read. */
export interface RowOptions {
  /** What the mapping says of the format; the file's name decides the rest. */
  readonly format?: RowFormat;
  /** Which members of an archive are read, as globs; without it every one with a readable ending. */
  readonly members?: readonly string[];
  /** Whether the columns are the fields of an event, as the contract names them, or a mapping's business. */
  readonly columns: "event" | "any";
}

const PARQUET_MAGIC = Buffer.from("PAR1");

const isParquet = ({ beginning }: Content): boolean => PARQUET_MAGIC.equals(beginning.subarray(0, 4));

function rowsOf(content: Content, format: DecidedFormat, columns: RowOptions["columns"], files: Files) {
  const isEvent = columns === "event";
  const { source, beginning, bytes } = content;
  if (format.kind === "parquet") {
    return parquetRows(content, files, !isEvent, isEvent ? eventValues : plainValues);
  }
  const text = asUtf8(bytes, encodingOf(beginning, format.encoding));
  const reading: CellReading = isEvent ? eventCells : plainCells;
  return format.kind === "jsonl" ? jsonRows(text, source) : delimitedRows(text, source, format, reading);
}

/**
 * The rows of a file in batches, in the file's order, whatever it is wrapped in. Memory stays constant, save that Parquet
 * inside another file is read whole. A row that cannot be read is a fault and does not stop the others.
 * Throws an AlmanacError when the file as a whole cannot be read: the codes of `unpack`, `unknown-file-type`,
 * `no-delimiter`, `bad-header`, `duplicate-column`, `line-too-long`.
 */
export async function* openRows(file: string, options: RowOptions, files: Files): AsyncGenerator<RowBatch> {
  for await (const content of unpack(file, options.members, files)) {
    const stated: RowFormat = isParquet(content) ? { ...options.format, kind: "parquet" } : (options.format ?? {});
    const format = decideFormat(content.name, stated, content.source);
    yield* rowsOf(content, format, options.columns, files);
  }
}
