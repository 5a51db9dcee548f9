import type { Connection } from "@almanac/sql";

/** A numeric column of a result. */
export type Numbers = Float64Array | Int32Array;

/** Rows of a numeric result, column by column; columns may be longer than the rows they hold. */
export interface NumberColumns {
  readonly rows: number;
  readonly columns: readonly Numbers[];
}

const FIRST_CAPACITY = 65_536;

/** Reads all rows of a query whose columns are doubles or 32-bit integers without nulls, in the order of `types`. */
export async function readColumns(
  connection: Connection,
  query: string,
  types: readonly ("double" | "integer")[],
): Promise<NumberColumns> {
  const make = (type: "double" | "integer", size: number): Numbers =>
    type === "double" ? new Float64Array(size) : new Int32Array(size);
  let columns = types.map((type) => make(type, FIRST_CAPACITY));
  let [rows, capacity] = [0, FIRST_CAPACITY];
  for await (const batch of connection.columns(query)) {
    if (rows + batch.rows > capacity) {
      capacity = Math.max(capacity * 2, rows + batch.rows);
      columns = types.map((type, i) => {
        const grown = make(type, capacity);
        grown.set(columns[i] ?? []);
        return grown;
      });
    }
    for (const [i, values] of batch.columns.entries())
      columns[i]?.set((values as Numbers).subarray(0, batch.rows), rows);
    rows += batch.rows;
  }
  return { rows, columns };
}
