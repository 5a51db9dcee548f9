import { AlmanacError } from "../errors.ts";
import type { Fault } from "../event/fault.ts";
import { formatJsonPath } from "../text/checked.ts";
import { locateInJson } from "../text/json-position.ts";
import type { JsonPath } from "../text/json-scan.ts";
import type { MappingSpec } from "./schema.ts";

/** A row as the mapping sees it. */
export interface MappedRow {
  readonly values: Readonly<Record<string, unknown>>;
  /** Physical line, from 1. */
  readonly line: number;
  /** Number of the row in its file, from 1. */
  readonly number: number;
  /** The file it is from, as messages name it. */
  readonly file: string;
}

/** A row among the rows of its key, in their order. */
export interface RowContext {
  readonly rows: readonly MappedRow[];
  readonly index: number;
  readonly row: MappedRow;
}

/** Computes something of a row: null where there is nothing, a fault where the row cannot be taken. */
export type Evaluate<Value> = (context: RowContext) => Value | null | Fault;

/** True for a fault among what an evaluation gives. */
export const isFault = (outcome: unknown): outcome is Fault =>
  typeof outcome === "object" && outcome !== null && (outcome as { ok?: unknown }).ok === false;

/** Where a mapping came from, for messages. */
export interface MappingSource {
  readonly file?: string | undefined;
  readonly text?: string | undefined;
}

/** A column as the mapping names it, and where. */
export interface ColumnUse {
  readonly column: string;
  readonly path: JsonPath;
  /** True once a row had the column. */
  seen: boolean;
}

/** What the compilation of a mapping shares. */
export interface Scope {
  readonly spec: MappingSpec;
  readonly source: MappingSource;
  readonly uses: ColumnUse[];
  /** Instants compiled so far, by name, with the columns they read. */
  readonly instants: Map<string, { readonly evaluate: Evaluate<bigint>; readonly columns: readonly string[] }>;
  /** Columns read by what was compiled so far, instants by name included. */
  readonly touched: string[];
}

/** The place in the mapping a path leads to. */
export function placeIn(source: MappingSource, path: JsonPath) {
  return {
    ...(source.file === undefined ? {} : { file: source.file }),
    ...(source.text === undefined ? {} : { line: locateInJson(source.text, path) }),
    path: formatJsonPath(path),
  };
}

/** Refuses the mapping at a path. */
export function refuse(scope: Scope, path: JsonPath, message: string, allowed: string): never {
  throw new AlmanacError({ code: "invalid-mapping", message, where: placeIn(scope.source, path), allowed });
}

/** Refuses what looks at other rows in a mapping that does not say which rows belong together. */
export function needKey(scope: Scope, path: JsonPath): never {
  const word = String(path.at(-1));
  return refuse(
    scope,
    path,
    `\`${word}\` looks at the other rows of a key, and the mapping has no key`,
    'with `rows.key`, e.g. "rows": {"key": "ticket"}',
  );
}
