import { columnsOf, type FactDefinition, type Node } from "@almanac/core";
import { lookupReads } from "./lookups.ts";
import { originOf, VIRTUAL } from "./virtual.ts";

/** The columns that must be made of each fact, the facts in an order in which each stands after those it is made of. */
export interface Needs {
  readonly facts: readonly { readonly fact: FactDefinition; readonly columns: ReadonlySet<string> }[];
  /** Columns of the event table that the facts read. */
  readonly events: ReadonlySet<string>;
}

/** What a run adds to what an expression reads: on the business clock every duration needs the row's calendar. */
export interface NeedsContext {
  readonly business: boolean;
  /** Columns from which a row's calendar is chosen, by the `use` rules. */
  readonly calendarReads: readonly string[];
}

interface Collected {
  readonly fact: FactDefinition;
  readonly columns: Set<string>;
}

const CLOCKED = new Set(["clock", "elapsed", "is_open"]);

/** True when the expression is measured on the run's clock. */
export function readsClock(node: Node): boolean {
  if (node.kind === "call") return CLOCKED.has(node.fn) || node.args.some(readsClock);
  return node.kind === "agg" && [...node.args, ...(node.where === undefined ? [] : [node.where])].some(readsClock);
}

/** True when the expression asks whether the calendar is open, on whatever clock. */
function readsCalendar(node: Node): boolean {
  return node.kind === "call" && (node.fn === "is_open" || node.args.some(readsCalendar));
}

/** The names an expression reads in a run. */
export function readsOf(node: Node, context: NeedsContext): readonly string[] {
  const clocked = context.business ? readsClock(node) : readsCalendar(node);
  return clocked ? [...columnsOf(node), VIRTUAL.calendar] : columnsOf(node);
}

/** Closes the wanted columns of some facts over all they depend on. */
export function collectNeeds(wanted: readonly Collected[], context: NeedsContext): Needs {
  const facts = new Map<string, Collected>();
  const events = new Set<string>();
  const need = (fact: FactDefinition, name: string): void => {
    const entry = facts.get(fact.id) ?? { fact, columns: new Set<string>() };
    facts.set(fact.id, entry);
    if (entry.columns.has(name)) return;
    entry.columns.add(name);
    for (const read of readsOfColumn(fact, name, context)) {
      if (read.of !== null) need(read.of, read.name);
      else events.add(read.name);
    }
  };
  for (const { fact, columns } of wanted) {
    for (const name of [...columns, ...standing(fact, context)]) need(fact, name);
  }
  // A fact that others need for a join or as a source also needs what its own rows stand on.
  for (let seen = 0; seen < facts.size; ) {
    const entries = [...facts.values()];
    for (const { fact } of entries.slice(seen)) for (const name of standing(fact, context)) need(fact, name);
    seen = entries.length;
  }
  for (const { fact } of facts.values())
    for (const name of sourceReads(fact, context)) addSource(fact, name, events, need);
  return { facts: inOrder([...facts.values()]), events };
}

type Read = { readonly of: FactDefinition | null; readonly name: string };

function addSource(
  fact: FactDefinition,
  name: string,
  events: Set<string>,
  need: (fact: FactDefinition, name: string) => void,
): void {
  if (fact.of !== null) need(fact.of, name);
  else events.add(name);
}

/** Columns a fact needs whatever is asked of it. */
function standing(fact: FactDefinition, context: NeedsContext): readonly string[] {
  const having = fact.having === null ? [] : readsOf(fact.having, context);
  return [...fact.key, ...having, ...Object.values(fact.joins).flatMap(({ on }) => on)];
}

/** Columns of its source a fact reads to choose, number and group rows. */
export function sourceReads(fact: FactDefinition, context: NeedsContext): readonly string[] {
  const nodes = [fact.where, fact.keep, ...Object.values(fact.windows), ...Object.values(fact.marks)];
  const made = new Set([...Object.keys(fact.windows), ...Object.keys(fact.marks)]);
  const reads = [
    ...nodes.flatMap((node) => (node === null ? [] : readsOf(node, context))),
    ...fact.key,
    ...fact.within,
  ];
  const order = fact.of === null ? "position" : fact.of.order;
  return [...new Set([...reads.filter((name) => !made.has(name)), ...(order === null ? [] : [order])])];
}

/** Columns of the event table that a fact's rows and columns are made from. */
export function eventReads(
  fact: FactDefinition,
  columns: ReadonlySet<string>,
  context: NeedsContext,
): readonly string[] {
  const reads = [...columns].flatMap((name) => readsOfColumn(fact, name, context));
  const own = reads.filter(({ of }) => of === null).map(({ name }) => name);
  return [...new Set([...own, ...sourceReads(fact, context)])];
}

function readsOfColumn(fact: FactDefinition, name: string, context: NeedsContext): readonly Read[] {
  const { step, node } = originOf(fact, name);
  const below = (names: readonly string[]): Read[] =>
    names
      .filter((read) => !(read in fact.windows) && !(read in fact.marks))
      .map((read) => ({ of: fact.of, name: read }));
  const beside = (names: readonly string[]): Read[] => names.map((read) => ({ of: fact, name: read }));
  const dot = name.indexOf(".");
  const alias = step === "join" ? (node as { name: string }).name : name;
  const joined = fact.joins[alias.slice(0, alias.indexOf("."))];
  const steps: Readonly<Record<typeof step, () => readonly Read[]>> = {
    source: () => [{ of: fact.of, name: (node as { name: string }).name }],
    window: () => below(readsOf(node, context)),
    mark: () => below(readsOf(node, context)),
    key: () => [],
    column: () => below(readsOf(node, context)),
    join: () => (joined === undefined ? [] : [{ of: joined.fact, name: alias.slice(alias.indexOf(".") + 1) }]),
    derived: () => [...(dot < 0 ? beside(readsOf(node, context)) : [])],
    lookup: () => beside(lookupReads(node)),
    team: () => beside(["conversation", ...readsOf(node, context)]),
    calendar: () => (fact.id === "cycle" || fact.id === "conversation" ? beside(context.calendarReads) : []),
  };
  return steps[step]();
}

function inOrder(entries: readonly Collected[]): readonly Collected[] {
  const byId = new Map(entries.map((entry) => [entry.fact.id, entry]));
  const done = new Set<string>();
  const ordered: Collected[] = [];
  const visit = (entry: Collected | undefined): void => {
    if (entry === undefined || done.has(entry.fact.id)) return;
    done.add(entry.fact.id);
    if (entry.fact.of !== null) visit(byId.get(entry.fact.of.id));
    for (const { fact } of Object.values(entry.fact.joins)) visit(byId.get(fact.id));
    ordered.push(entry);
  };
  for (const entry of entries) visit(entry);
  return ordered;
}
