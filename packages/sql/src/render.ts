import type { AggregateNode, CallNode, Node } from "@almanac/core";
import { COMMON_AGGREGATES, COMMON_FUNCTIONS, valueWhere, WINDOWS } from "./common.ts";
import { type AggregateSpelling, type Dialect, type Spelling, supported, type WindowSpelling } from "./dialect.ts";
import { identifier, sqlLiteral } from "./identifier.ts";

/** What a node needs to become SQL where it stands. */
export interface Scope {
  readonly dialect: Dialect;
  /** SQL text of a column; by default its quoted name. */
  readonly column?: (name: string) => string;
  /** The column that orders the rows, for `first` and `last`. */
  readonly order?: string;
  /** Text inside OVER (...) for windows. */
  readonly over?: string;
  /** The functions whose text depends on the run: clocks, the as-of instant, local days. */
  readonly run: Readonly<Record<"as_of" | "clock" | "elapsed" | "is_open" | "local_day", Spelling>>;
}

/** A node as SQL text. Throws `AlmanacError` (`unsupported-function`) for what the engine lacks. */
export function render(node: Node, scope: Scope): string {
  if (node.kind === "col") return scope.column?.(node.name) ?? identifier(node.name);
  if (node.kind === "lit") return sqlLiteral(node.value);
  return node.kind === "call" ? renderCall(node, scope) : renderAggregate(node, scope);
}

function renderCall(node: CallNode, scope: Scope): string {
  const args = node.args.map((arg) => render(arg, scope));
  const table: Readonly<Record<string, Spelling | { readonly unsupported: string } | undefined>> = {
    ...COMMON_FUNCTIONS,
    ...scope.dialect.functions,
    ...scope.run,
  };
  const spelling = table[node.fn];
  if (spelling === undefined) throw new Error(`no spelling for function ${node.fn}`);
  return supported<Spelling>(spelling, node.fn, scope.dialect.name)(...args);
}

function renderAggregate(node: AggregateNode, scope: Scope): string {
  const args = node.args.map((arg) => render(arg, scope));
  const filter = node.where === undefined ? "" : render(node.where, scope);
  if (node.fn in WINDOWS)
    return (WINDOWS as Readonly<Record<string, WindowSpelling>>)[node.fn]?.(args, scope.over ?? "", filter) ?? "";
  const order = identifier(scope.order ?? "position");
  const common =
    shortcut(node, args, order, filter) ??
    (COMMON_AGGREGATES as Readonly<Record<string, AggregateSpelling>>)[node.fn]?.(args, order, filter);
  if (common !== undefined) return common;
  const spelling = (
    scope.dialect.aggregates as Readonly<
      Record<string, AggregateSpelling | { readonly unsupported: string } | undefined>
    >
  )[node.fn];
  if (spelling === undefined) throw new Error(`no spelling for aggregate ${node.fn}`);
  return supported<AggregateSpelling>(spelling, node.fn, scope.dialect.name)(args, order, filter);
}

/** The first instant or position of events in event order is the smallest, which costs a fraction of `first`. */
function shortcut(node: AggregateNode, args: readonly string[], order: string, filter: string): string | undefined {
  const [value] = node.args;
  if ((node.fn !== "first" && node.fn !== "last") || value?.kind !== "col") return undefined;
  const rises = value.name === "position" || (value.name === "at" && order === identifier("position"));
  if (!rises) return undefined;
  return `${node.fn === "first" ? "min" : "max"}(${valueWhere(args[0] ?? "NULL", filter)})`;
}
