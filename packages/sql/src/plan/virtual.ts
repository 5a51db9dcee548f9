import { aggregate, call, column, type FactDefinition, literal, type Node } from "@almanac/core";

/** Where in the making of a fact a column comes about. */
export type Step =
  | "source"
  | "window"
  | "mark"
  | "key"
  | "column"
  | "join"
  | "derived"
  | "lookup"
  | "team"
  | "calendar";

/** How one column of a fact comes about. */
export interface Origin {
  readonly step: Step;
  readonly node: Node;
}

/** Names of columns the planner adds to facts on demand. */
export const VIRTUAL = Object.freeze({
  /** Last known value of an attribute. */
  attribute: "attr:",
  /** Whether an instant column comes from an event whose time is derived. */
  derived: "derived:",
  /** Last team named up to an order column. */
  team: "team@",
  /** Order of the last event of the row's cycle. */
  lastOrder: "last_order",
  /** A condition of aggregates, tested before the fold. */
  condition: "if:",
  /** The row's calendar, or its list of stretches where calendars follow teams. */
  calendar: "calendar",
});

/** Columns of a cycle that carry over to later cycles of the conversation when those say nothing. */
export function isCarried(name: string): boolean {
  return name.startsWith(VIRTUAL.attribute) || ["customer", "order", "review", "product"].includes(name);
}

const FALSE = literal(false);

/** How a column of a fact, defined or virtual, comes about. Throws for a name nobody defines: a bug of the planner. */
export function originOf(fact: FactDefinition, name: string): Origin {
  const defined = definedOrigin(fact, name);
  if (defined !== undefined) return defined;
  if (name.startsWith(VIRTUAL.attribute)) return attributeOrigin(fact, name);
  if (name.startsWith(VIRTUAL.derived)) return derivedOrigin(fact, name.slice(VIRTUAL.derived.length));
  if (name.startsWith(VIRTUAL.team)) return { step: "team", node: column(name.slice(VIRTUAL.team.length)) };
  if (name === VIRTUAL.lastOrder)
    return inherited(fact, name, aggregate("last", [column("position")]), column("position"));
  if (name === VIRTUAL.calendar) return calendarOrigin(fact);
  throw new Error(`fact ${fact.id} has no column ${name}`);
}

function definedOrigin(fact: FactDefinition, name: string): Origin | undefined {
  const at = (step: Step, nodes: Readonly<Record<string, Node>>): Origin | undefined => {
    const node = nodes[name];
    return node === undefined ? undefined : { step, node };
  };
  const [alias] = name.split(".");
  if (alias !== undefined && alias !== name && alias in fact.joins) return { step: "join", node: column(name) };
  const folded = fact.columns[name];
  const looksUp = folded?.kind === "agg" && folded.fn === "last_up_to";
  const own = at("derived", fact.derived) ?? at(looksUp ? "lookup" : "column", fact.columns);
  if (own !== undefined) return own;
  if (fact.key.includes(name)) return { step: "key", node: column(name) };
  return (
    at("mark", fact.marks) ??
    at("window", fact.windows) ??
    (sourceHas(fact, name) ? { step: "source", node: column(name) } : undefined)
  );
}

const PLANNED = new Set<string>([VIRTUAL.lastOrder, VIRTUAL.calendar]);

function sourceHas(fact: FactDefinition, name: string): boolean {
  if (fact.key.length > 0) return false;
  if (fact.of !== null) return definedOrigin(fact.of, name) !== undefined;
  return !/[:@.]/.test(name) && !PLANNED.has(name);
}

/** A virtual column that facts of a cycle read from it and folds of facts fold on. */
function inherited(fact: FactDefinition, name: string, fold: Node, perEvent: Node): Origin {
  if ("cycle" in fact.joins) return { step: "join", node: column(`cycle.${name}`) };
  if (fact.of === null)
    return fact.key.length === 0 ? { step: "derived", node: perEvent } : { step: "column", node: fold };
  if (fact.key.length === 0) return { step: "source", node: column(name) };
  return { step: "column", node: aggregate("last", [column(name)]) };
}

function attributeOrigin(fact: FactDefinition, name: string): Origin {
  const value = call("attribute", column("attributes"), literal(name.slice(VIRTUAL.attribute.length)));
  return inherited(fact, name, aggregate("last", [value], call("known", value)), value);
}

function calendarOrigin(fact: FactDefinition): Origin {
  if ("cycle" in fact.joins) return { step: "join", node: column(`cycle.${VIRTUAL.calendar}`) };
  if (fact.of !== null && fact.key.length === 0) return { step: "source", node: column(VIRTUAL.calendar) };
  return { step: "calendar", node: literal(null) };
}

function derivedOrigin(fact: FactDefinition, of: string): Origin {
  if (fact.of === null && fact.key.length === 0 && (of === "at" || of === "derived"))
    return { step: "derived", node: column("derived") };
  const origin = originOf(fact, of);
  const from = (node: Node): Node => derivedness(node, fact);
  if (origin.step === "join") return { step: "join", node: column(of.replace(".", `.${VIRTUAL.derived}`)) };
  if (origin.step === "source")
    return { step: "source", node: column(fact.of === null ? "derived" : `${VIRTUAL.derived}${of}`) };
  if (origin.step === "derived") return { step: "derived", node: from(origin.node) };
  if (origin.node.kind === "agg") return { step: origin.step, node: foldedDerivedness(origin.node, fact) };
  return { step: "derived", node: FALSE };
}

/** Whether any instant that an expression reads and that is known comes from a derived time. */
export function derivedness(node: Node, fact: FactDefinition): Node {
  const parts = instantColumns(node, fact).map((name) =>
    call("and", call("known", column(name)), call("holds", column(derivedName(name)))),
  );
  return parts.length === 0 ? FALSE : call("or", ...parts);
}

/** Name of the companion of an instant column: `cycle.asked` → `cycle.derived:asked`. */
export function derivedName(name: string): string {
  const dot = name.indexOf(".");
  return dot < 0 ? `${VIRTUAL.derived}${name}` : `${name.slice(0, dot + 1)}${VIRTUAL.derived}${name.slice(dot + 1)}`;
}

function foldedDerivedness(node: Node & { readonly kind: "agg" }, fact: FactDefinition): Node {
  const [value] = node.args;
  if (value?.kind !== "col") return FALSE;
  const source = fact.of === null ? (value.name === "at" ? "derived" : null) : derivedName(value.name);
  if (source === null || !["first", "last", "latest", "next", "previous"].includes(node.fn)) return FALSE;
  return { ...node, args: [column(source)] };
}

/** Columns of a fact that an expression reads and that are instants of events. */
export function instantColumns(node: Node, fact: FactDefinition): readonly string[] {
  const names = new Set<string>();
  const visit = (part: Node): void => {
    if (part.kind === "col" && isInstant(part.name, fact)) names.add(part.name);
    if (part.kind === "call") for (const arg of part.args) visit(arg);
  };
  visit(node);
  return [...names];
}

function isInstant(name: string, fact: FactDefinition): boolean {
  const dot = name.indexOf(".");
  const join = dot < 0 ? undefined : fact.joins[name.slice(0, dot)];
  if (join !== undefined) return isInstant(name.slice(dot + 1), join.fact);
  const origin = definedOrigin(fact, name);
  if (origin === undefined) return false;
  if (origin.step === "source" || origin.step === "key")
    return fact.of === null ? name === "at" : isInstant(name, fact.of);
  if (origin.node.kind === "agg") {
    const [value] = origin.node.args;
    return value?.kind === "col" && (fact.of === null ? value.name === "at" : isInstant(value.name, fact.of));
  }
  return origin.step === "derived" && givesInstant(origin.node, fact);
}

/** A derived column is an instant when it chooses between instants; differences and conditions are not. */
function givesInstant(node: Node, fact: FactDefinition): boolean {
  if (node.kind === "col") return isInstant(node.name, fact);
  if (node.kind !== "call") return false;
  if (node.fn === "when") return node.args.slice(1).some((arg) => givesInstant(arg, fact));
  return ["coalesce", "earlier", "later"].includes(node.fn) && node.args.some((arg) => givesInstant(arg, fact));
}
