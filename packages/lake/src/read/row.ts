import type { Fault } from "@almanac/core";

/** Where rows come from. */
export interface RowSource {
  /** Path of the file as the user gave it. */
  readonly file: string;
  /** Name of the member inside an archive. */
  readonly member?: string;
}

/** One row of a file: the record it holds, or why it holds none. */
export type Row =
  | { readonly line: number; readonly record: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly fault: Fault };

/** Some rows of one source, in the file's order. */
export interface RowBatch {
  readonly source: RowSource;
  /** The columns the rows can have; undefined where every row names its own (JSON). */
  readonly columns?: readonly string[];
  /** `line` is the physical line a row begins on, from 1; in a Parquet file the row's number. */
  readonly rows: readonly Row[];
}

/** The source as one path for messages: `data.zip/inner.csv`. */
export const sourceName = ({ file, member }: RowSource): string => (member === undefined ? file : `${file}/${member}`);
