import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { AlmanacError } from "@almanac/core";
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from "hyparquet";
import type { Files } from "../files.ts";
import { collect } from "./collect.ts";
import { type Mend, PARSERS, takeOverTypes } from "./parquet-values.ts";
import { type RowBatch, type RowSource, sourceName } from "./row.ts";
import type { Content } from "./unpack.ts";

const compressors: Compressors = {
  GZIP: (bytes) => gunzipSync(bytes),
  ZSTD: (bytes) => zstdDecompressSync(bytes),
  BROTLI: (bytes) => brotliDecompressSync(bytes),
};

/** Rows that are in memory at a time, unless a row group is smaller. */
const ROWS_AT_ONCE = 20_000;

const arrayBuffer = (bytes: Buffer): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

/** Ranges of the file where it is one by itself; what was inside another file is taken into memory. */
async function rangesOf({ source, bytes, size }: Content, files: Files): Promise<AsyncBuffer> {
  if (size === undefined) {
    const whole = arrayBuffer(await collect(bytes));
    return { byteLength: whole.byteLength, slice: (start, end) => whole.slice(start, end) };
  }
  return {
    byteLength: size,
    slice: async (start, end) => arrayBuffer(await collect(files.bytes(source.file, start, end ?? size))),
  };
}

function unreadable(source: RowSource, error: unknown): AlmanacError {
  if (error instanceof AlmanacError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AlmanacError({
    code: "corrupt-file",
    message: `the Parquet file is damaged, was cut off or uses what is not read here: ${reason}`,
    where: { file: sourceName(source) },
    allowed: "Parquet without encryption, compressed with snappy, zstd, gzip, brotli or not at all",
    fix: "write the file again, or as .csv or .jsonl",
  });
}

/** Makes the record of a row from its values by column. */
export type ValueReading = (values: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

function mended(row: Record<string, unknown>, mends: ReadonlyMap<string, Mend>): Record<string, unknown> {
  for (const [name, value] of Object.entries(row)) {
    const mend = mends.get(name);
    row[name] = value === undefined || value === null || mend === undefined ? (value ?? null) : mend(value);
  }
  return row;
}

/** The ranges of rows that are read at once: no more than one row group, no more than `ROWS_AT_ONCE`. */
function* ranges({ row_groups }: FileMetaData): Generator<readonly [number, number]> {
  let start = 0;
  for (const { num_rows } of row_groups) {
    const end = start + Number(num_rows);
    for (; start < end; start = Math.min(start + ROWS_AT_ONCE, end)) {
      yield [start, Math.min(start + ROWS_AT_ONCE, end)];
    }
  }
}

/**
 * The rows of a Parquet file; `line` is the row's number. Instants are RFC 3339 texts; with `local`, times without a zone
 * have no offset, else they are taken as UTC. Throws AlmanacError `corrupt-file`.
 */
export async function* parquetRows(
  content: Content,
  files: Files,
  local: boolean,
  reading: ValueReading,
): AsyncGenerator<RowBatch> {
  const { source } = content;
  try {
    const file = await rangesOf(content, files);
    const metadata = await parquetMetadataAsync(file);
    const mends = takeOverTypes(metadata.schema, local);
    const columns = metadata.row_groups[0]?.columns.map(({ meta_data }) => meta_data?.path_in_schema[0] ?? "") ?? [];
    for (const [rowStart, rowEnd] of ranges(metadata)) {
      const objects = await parquetReadObjects({ file, metadata, compressors, parsers: PARSERS, rowStart, rowEnd });
      const rows = objects.map((row, index) => ({ line: rowStart + index + 1, record: reading(mended(row, mends)) }));
      yield { source, columns: [...new Set(columns)], rows };
    }
  } catch (error) {
    throw unreadable(source, error);
  }
}
