import { type Files, openRows, type RowOptions } from "../src/index.ts";
import { sourceName } from "../src/read/row.ts";

/** A row with the name of what it is from. */
export type PlacedRow = {
  readonly from: string;
  readonly line: number;
  readonly record?: object;
  readonly fault?: object;
};

/** All rows of a file. */
export async function readAll(file: string, files: Files, options: Partial<RowOptions> = {}): Promise<PlacedRow[]> {
  const rows: PlacedRow[] = [];
  for await (const batch of openRows(file, { columns: "any", ...options }, files)) {
    rows.push(...batch.rows.map((row) => ({ from: sourceName(batch.source), ...row })));
  }
  return rows;
}
