import { CONVERSIONS } from "../event/cells.ts";
import { type Fault, fault, quote } from "../event/fault.ts";
import { cellText, compileCell } from "./cell.ts";
import { compileCondition, type Test } from "./evaluate-condition.ts";
import { compileName } from "./evaluate-reading.ts";
import type { OrderSpec } from "./schema.ts";
import { type Evaluate, isFault, type MappedRow, needKey, type Scope } from "./scope.ts";

/** A row that cannot be taken, and why. */
export interface RefusedRow {
  readonly row: MappedRow;
  readonly fault: Fault;
}

/** The rows of a key that count, in their order, and those that do not. */
export interface ArrangedRows {
  readonly rows: readonly MappedRow[];
  readonly refused: readonly RefusedRow[];
  /** Rows left out, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Rows of which a later one stands for the same. */
  readonly superseded: number;
}

const listOf = (columns: string | readonly string[] | undefined): readonly string[] =>
  columns === undefined ? [] : [columns].flat();

/** The texts of columns as one; null where the last of them is empty and `strict`, since rows without a key belong to none. */
export function compileKey(
  scope: Scope,
  columns: string | readonly string[],
  path: readonly (string | number)[],
  strict: boolean,
): Evaluate<string> {
  const cells = listOf(columns).map((column) => ({ column, cell: compileCell(scope, column, path) }));
  return (context) => {
    let key = "";
    for (const { column, cell } of cells) {
      const value = cell(context);
      if (isFault(value)) return value;
      if (value === null && strict) return fault("missing", column, "is missing: the row has no key");
      const text = value === null ? "" : `=${cellText(value)}`;
      key += `${text.length}:${text}`;
    }
    return key;
  };
}

type Sortable = bigint | number | string;

function compileOrder(scope: Scope, spec: OrderSpec, index: number): { sign: 1 | -1; value: Evaluate<Sortable> } {
  const path = ["rows", "order", index];
  const sign = spec.descending === true ? -1 : 1;
  if ("instant" in spec) return { sign, value: compileName(scope, spec.instant, [...path, "instant"]) };
  const column = "number" in spec ? spec.number : spec.text;
  const cell = compileCell(scope, column, [...path, "number" in spec ? "number" : "text"]);
  return {
    sign,
    value: (context) => {
      const value = cell(context);
      if (value === null || isFault(value)) return value;
      const text = cellText(value);
      const sortable = "number" in spec ? CONVERSIONS.number(text) : text;
      return typeof sortable === "number" || (typeof sortable === "string" && "text" in spec)
        ? sortable
        : fault("wrong-type", column, `must be a number, not ${quote(text)}`);
    },
  };
}

const compare = (left: Sortable, right: Sortable): number => (left < right ? -1 : left > right ? 1 : 0);

interface Sorted {
  readonly row: MappedRow;
  readonly values: readonly Sortable[];
}

/** Puts the rows of one key in order. A row whose place cannot be known is refused. */
function compileSort(scope: Scope): (rows: readonly MappedRow[], refused: RefusedRow[]) => readonly MappedRow[] {
  const keys = (scope.spec.rows?.order ?? []).map((spec, index) => compileOrder(scope, spec, index));
  if (keys.length === 0) return (rows) => rows;
  const valuesOf = (rows: readonly MappedRow[], index: number, row: MappedRow): readonly Sortable[] | Fault => {
    const values: Sortable[] = [];
    for (const { value } of keys) {
      const found = value({ rows, index, row });
      if (found === null) return fault("missing", "", "the row's place in the order is missing");
      if (isFault(found)) return found;
      values.push(found);
    }
    return values;
  };
  return (rows, refused) => {
    const sortable: Sorted[] = [];
    for (const [index, row] of rows.entries()) {
      const values = valuesOf(rows, index, row);
      if (isFault(values)) refused.push({ row, fault: values });
      else sortable.push({ row, values });
    }
    const byKeys = (left: Sorted, right: Sorted): number => {
      for (const [index, { sign }] of keys.entries()) {
        const order = compare(left.values[index] as Sortable, right.values[index] as Sortable);
        if (order !== 0) return sign * order;
      }
      return 0;
    };
    return sortable.sort(byKeys).map(({ row }) => row);
  };
}

/** Of rows that agree in some columns keeps the last. */
function compileLastOf(scope: Scope): (rows: readonly MappedRow[], refused: RefusedRow[]) => readonly MappedRow[] {
  const columns = scope.spec.rows?.lastOf;
  if (columns === undefined) return (rows) => rows;
  const key = compileKey(scope, columns, ["rows", "lastOf"], false);
  return (rows, refused) => {
    const last = new Map<string, MappedRow>();
    for (const [index, row] of rows.entries()) {
      const value = key({ rows, index, row });
      if (isFault(value)) refused.push({ row, fault: value });
      else last.set(value ?? "", row);
    }
    const kept = new Set(last.values());
    return rows.filter((row) => kept.has(row));
  };
}

/** What becomes of the rows of one key before events are made of them: left out, put in order, the last of equals kept. */
export function compileArrangement(scope: Scope): (rows: readonly MappedRow[]) => ArrangedRows {
  const { key, order, lastOf, leaveOut = [] } = scope.spec.rows ?? {};
  if (key === undefined && order !== undefined) needKey(scope, ["rows", "order"]);
  if (key === undefined && lastOf !== undefined) needKey(scope, ["rows", "lastOf"]);
  const exclusions = leaveOut.map(({ reason, when }, index): { reason: string; when: Test } => ({
    reason,
    when: compileCondition(scope, when, ["rows", "leaveOut", index, "when"]),
  }));
  const sort = compileSort(scope);
  const keepLast = compileLastOf(scope);
  return (all) => {
    const refused: RefusedRow[] = [];
    const leftOut: Record<string, number> = {};
    const kept =
      exclusions.length === 0
        ? all
        : all.filter((row, index) => {
            for (const { reason, when } of exclusions) {
              const held = when({ rows: all, index, row });
              if (isFault(held)) refused.push({ row, fault: held });
              else if (held) leftOut[reason] = (leftOut[reason] ?? 0) + 1;
              if (held !== false) return false;
            }
            return true;
          });
    const sorted = sort(kept, refused);
    const rows = keepLast(sorted, refused);
    return { rows, refused, leftOut, superseded: sorted.length - rows.length };
  };
}
