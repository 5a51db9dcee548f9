import type { FunctionName } from "./functions.ts";

/** What a value is; every expression carries it in its type. Instants and durations are integer microseconds. */
export type ValueType = "text" | "instant" | "boolean" | "integer" | "duration" | "order";

/** Whether an expression speaks of one row or of a group of rows. */
export type Level = "row" | "group";

/** A constant as it stands in a definition. */
export type Literal = string | number | boolean | null;

/** A named column of the rows at hand. */
export interface ColumnNode {
  readonly kind: "col";
  readonly name: string;
}

/** A constant. */
export interface LiteralNode {
  readonly kind: "lit";
  readonly value: Literal;
}

/** A function of the catalogue on values of one row. */
export interface CallNode {
  readonly kind: "call";
  readonly fn: FunctionName<"row">;
  readonly args: readonly Node[];
}

/** An aggregate of the catalogue over the rows of a group; `where` keeps the rows for which it is true. */
export interface AggregateNode {
  readonly kind: "agg";
  readonly fn: FunctionName<"group">;
  readonly args: readonly Node[];
  readonly where?: Node;
}

/** A definition's formula: JSON-serialisable, so that it can be hashed, printed and run on any engine. */
export type Node = ColumnNode | LiteralNode | CallNode | AggregateNode;

/**
 * A node that knows what value it gives and at which level; the knowledge is erased when it runs. Its key is text and no
 * `unique symbol`, which declaration files of other packages cannot name.
 */
export type Expression<T extends ValueType = ValueType, L extends Level = Level> = Node & {
  readonly "~typed"?: { readonly value: T; readonly level: L };
};

/** A column of rows, by name. */
export function column<T extends ValueType>(name: string): Expression<T, "row"> {
  return Object.freeze({ kind: "col", name });
}

/** A constant in a formula. */
export function literal<T extends ValueType = ValueType>(value: Literal): Expression<T, "row"> {
  return Object.freeze({ kind: "lit", value });
}

/** A call of a row function of the catalogue; plugins use the words of `words.ts` instead. */
export function call<T extends ValueType>(fn: FunctionName<"row">, ...args: readonly Node[]): Expression<T, "row"> {
  return Object.freeze({ kind: "call", fn, args: Object.freeze([...args]) });
}

/** A call of an aggregate of the catalogue. */
export function aggregate<T extends ValueType>(
  fn: FunctionName<"group">,
  args: readonly Node[],
  where?: Node,
): Expression<T, "group"> {
  const node = { kind: "agg" as const, fn, args: Object.freeze([...args]) };
  return Object.freeze(where === undefined ? node : { ...node, where });
}

/** The nodes directly below a node. */
export function children(node: Node): readonly Node[] {
  if (node.kind === "call") return node.args;
  if (node.kind === "agg") return node.where === undefined ? node.args : [...node.args, node.where];
  return [];
}

/** Names of all columns a node reads, each once, in the order they occur. */
export function columnsOf(node: Node): readonly string[] {
  const found = new Set<string>();
  const visit = (part: Node): void => {
    if (part.kind === "col") found.add(part.name);
    for (const child of children(part)) visit(child);
  };
  visit(node);
  return [...found];
}

/** The same node with every part replaced by what `change` gives for it, children first. */
export function rewrite(node: Node, change: (part: Node) => Node): Node {
  if (node.kind === "call") return change({ ...node, args: node.args.map((part) => rewrite(part, change)) });
  if (node.kind === "agg") {
    const args = node.args.map((part) => rewrite(part, change));
    return change(node.where === undefined ? { ...node, args } : { ...node, args, where: rewrite(node.where, change) });
  }
  return change(node);
}
