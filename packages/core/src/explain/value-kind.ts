import type { Node } from "../expression/node.ts";
import { originOf, rowsOfFact, type Scope } from "./origin.ts";

/** What a formula's value is, as far as its words depend on it. */
export type ValueKind = "instant" | "duration" | "order" | "other";

const FIELDS: Readonly<Record<string, ValueKind>> = {
  at: "instant",
  recorded: "instant",
  promised: "instant",
  position: "order",
  talk: "duration",
  hold: "duration",
  wrap: "duration",
  seconds: "duration",
};

const GIVEN: Readonly<Record<string, ValueKind>> = { as_of: "instant", elapsed: "duration", clock: "duration" };

/** Functions whose value is of the kind of what they are given. */
const PASSED_ON: ReadonlySet<string> = new Set([
  "coalesce",
  "plus",
  "minus",
  "earlier",
  "later",
  "first",
  "last",
  "last_up_to",
  "sum",
  "median",
  "latest",
  "previous",
  "next",
]);

/** The kind of a formula's value; `other` where nothing tells. */
export function valueKind(node: Node, scope: Scope): ValueKind {
  if (node.kind === "lit") return "other";
  if (node.kind === "col") return columnKind(node.name, scope);
  if (node.kind === "call" && node.fn === "when") return firstKnownKind(node.args.slice(1), scope);
  const given = GIVEN[node.fn];
  if (given !== undefined) return given;
  return PASSED_ON.has(node.fn) ? firstKnownKind(node.args, scope) : "other";
}

function firstKnownKind(nodes: readonly Node[], scope: Scope): ValueKind {
  return nodes.map((node) => valueKind(node, scope)).find((kind) => kind !== "other") ?? "other";
}

function columnKind(name: string, scope: Scope): ValueKind {
  const origin = originOf(scope, name);
  if (origin === null) return "other";
  if (origin.of === "event") return FIELDS[origin.name] ?? "other";
  if (origin.of === "join") return columnKind(origin.name, rowsOfFact(origin.fact));
  return valueKind(origin.node, origin.scope);
}
