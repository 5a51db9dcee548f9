import type { ColumnBatch, Connection, LoadColumn, LoadValue, ResultRow } from "@almanac/sql";
import { identifier } from "@almanac/sql";
import { BIGINT, BOOLEAN, type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, VARCHAR } from "@duckdb/node-api";

/** How DuckDB is opened. */
export interface DuckDBOptions {
  /** Threads it may use; by default all cores. */
  readonly threads?: number;
  /** Memory it may use before it writes to disk, e.g. `2GB`; by default DuckDB's own limit. */
  readonly memoryLimit?: string;
}

const TYPES = { text: VARCHAR, bigint: BIGINT, boolean: BOOLEAN } as const;
const NAMES = { text: "VARCHAR", bigint: "BIGINT", boolean: "BOOLEAN" } as const;

/** A vector of numbers keeps its values in a typed array. */
interface NumericVector {
  readonly items: ColumnBatch["columns"][number];
}

/** Opens a DuckDB of its own in memory; nothing is fetched and nothing is installed. */
export async function connect(options: DuckDBOptions = {}): Promise<Connection> {
  const settings: Record<string, string> = { autoinstall_known_extensions: "false", preserve_insertion_order: "false" };
  if (options.threads !== undefined) settings.threads = String(options.threads);
  if (options.memoryLimit !== undefined) settings.memory_limit = options.memoryLimit;
  const instance = await DuckDBInstance.create(":memory:", settings);
  const duckdb = await instance.connect();
  const alone = oneAtATime();
  return Object.freeze({
    run: async (...statements: readonly string[]) => {
      for (const statement of statements) await attempt(statement, () => alone.check(() => duckdb.run(statement)));
    },
    rows: (query: string) =>
      attempt(query, async () => {
        const result = await alone.check(() => duckdb.runAndReadAll(query));
        return result.getRowObjects() as unknown as readonly ResultRow[];
      }),
    columns: (query: string) => alone.during(stream(duckdb, query)),
    load: (table: string, columns: readonly LoadColumn[], batches: AsyncIterable<readonly (readonly LoadValue[])[]>) =>
      load(duckdb, table, columns, batches),
    close: () => {
      duckdb.closeSync();
      instance.closeSync();
    },
  });
}

/** A stream ends early, without an error, when its connection starts another statement: that is refused instead. */
function oneAtATime(): {
  readonly check: <T>(start: () => Promise<T>) => Promise<T>;
  readonly during: <T>(stream: AsyncIterable<T>) => AsyncGenerator<T>;
} {
  let streaming = false;
  const check = <T>(start: () => Promise<T>): Promise<T> => {
    if (streaming) throw new Error("a statement was started before a stream of the same connection had ended");
    return start();
  };
  async function* during<T>(stream: AsyncIterable<T>): AsyncGenerator<T> {
    await check(async () => undefined);
    streaming = true;
    try {
      yield* stream;
    } finally {
      streaming = false;
    }
  }
  return { check, during };
}

/** A statement the engine refuses is a bug of the planner: its text stands in the error. */
async function attempt<T>(statement: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    throw new Error(
      `duckdb refused a statement: ${cause instanceof Error ? cause.message : String(cause)}\n${statement.slice(0, 4000)}`,
      { cause },
    );
  }
}

async function* stream(duckdb: DuckDBConnection, query: string): AsyncGenerator<ColumnBatch> {
  const result = await attempt(query, () => duckdb.stream(query));
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const vectors = Array.from(
      { length: chunk.columnCount },
      (_, i) => chunk.getColumnVector(i) as unknown as NumericVector,
    );
    yield { rows: chunk.rowCount, columns: vectors.map(({ items }) => items) };
  }
}

async function load(
  duckdb: DuckDBConnection,
  table: string,
  columns: readonly LoadColumn[],
  batches: AsyncIterable<readonly (readonly LoadValue[])[]>,
): Promise<void> {
  const definitions = columns.map(({ name, type }) => `${identifier(name)} ${NAMES[type]}`);
  await duckdb.run(`CREATE OR REPLACE TABLE ${identifier(table)} (${definitions.join(", ")})`);
  const appender = await duckdb.createAppender(table);
  const types = columns.map(({ type }) => TYPES[type]);
  for await (const batch of batches) {
    const rows = batch[0]?.length ?? 0;
    for (let from = 0; from < rows; from += 2048) {
      const chunk = DuckDBDataChunk.create(types, Math.min(2048, rows - from));
      for (const [i, values] of batch.entries()) chunk.setColumnValues(i, values.slice(from, from + 2048));
      appender.appendDataChunk(chunk);
    }
  }
  appender.flushSync();
  appender.closeSync();
}
