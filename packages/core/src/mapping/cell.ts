import { fault, kindOf } from "../event/fault.ts";
import type { JsonPath } from "../text/json-scan.ts";
import type { ColumnUse, Evaluate, MappedRow, Scope } from "./scope.ts";

/** What a cell may hold. */
export type Cell = string | number | bigint | boolean;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** The raw value of a column: of that name, or for a name with points found step by step (`requester.email`). */
function rawValue(values: MappedRow["values"], column: string, steps: readonly string[]): unknown {
  if (steps.length === 1 || Object.hasOwn(values, column)) return values[column];
  let found: unknown = values;
  for (const step of steps) {
    if (!isObject(found) || !Object.hasOwn(found, step)) return undefined;
    found = found[step];
  }
  return found;
}

/** The value of a column of a row; null where it is empty. A list or an object is the fault `not-scalar`. */
export function compileCell(scope: Scope, column: string, path: JsonPath): Evaluate<Cell> {
  const steps = column.split(".");
  const use: ColumnUse = { column, path, seen: false };
  scope.uses.push(use);
  scope.touched.push(column);
  const empty = new Set(scope.spec.format?.empty ?? []);
  return ({ row }) => {
    const value = rawValue(row.values, column, steps);
    if (value === undefined) return null;
    use.seen = true;
    if (value === null || value === "" || (typeof value === "string" && empty.has(value))) return null;
    return isObject(value) ? fault("not-scalar", column, `holds ${kindOf(value)}`) : (value as Cell);
  };
}

/** A cell as text: numbers and booleans as JSON writes them. */
export const cellText = (cell: Cell): string => (typeof cell === "string" ? cell : String(cell === 0 ? 0 : cell));
