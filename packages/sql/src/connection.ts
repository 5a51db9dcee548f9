/** A row of a result: text, boolean, number or bigint by column name; null where the engine has null. */
export type ResultRow = Readonly<Record<string, string | number | bigint | boolean | null>>;

/** Columns of a part of a result as typed arrays, in the order of the select list. */
export interface ColumnBatch {
  readonly rows: number;
  readonly columns: readonly (Float64Array | Int32Array | BigInt64Array | Uint8Array)[];
}

/** What the planner needs of an engine: it runs the statements that `packages/sql` writes. */
export interface Connection {
  /** Runs statements for their effect, one after the other. */
  readonly run: (...statements: readonly string[]) => Promise<void>;
  /** All rows of a small result; integers as bigint. */
  readonly rows: (query: string) => Promise<readonly ResultRow[]>;
  /** A large result of numeric columns without nulls, part by part. */
  readonly columns: (query: string) => AsyncIterable<ColumnBatch>;
  /** Fills a new table of the session; each batch is an array per column, in the order of `columns`. */
  readonly load: (
    table: string,
    columns: readonly LoadColumn[],
    batches: AsyncIterable<readonly (readonly LoadValue[])[]>,
  ) => Promise<void>;
  readonly close: () => void;
}

/** A column to fill. */
export interface LoadColumn {
  readonly name: string;
  readonly type: "text" | "bigint" | "boolean";
}

/** A value to fill in. */
export type LoadValue = string | bigint | boolean | null;
