import { ENVELOPE_MEANINGS, OWN_MEANINGS } from "../event/meanings.ts";
import { columnsOf, type Node } from "../expression/node.ts";
import type { FactDefinition } from "../fact/define.ts";
import { nodeWords, rowsWords } from "./node-words.ts";
import { type Origin, originOf, rowsOfFact, type Scope } from "./origin.ts";

/** A column of a fact in words. */
export interface ExplainedColumn {
  /** The fact whose column it is. */
  readonly fact: string;
  /** Its name as formulas write it, e.g. `asked` or `cycle.closed`. */
  readonly name: string;
  /** How it comes about, e.g. `the first at of events that are message.received`. */
  readonly is: string;
}

/** A fact in words. */
export interface ExplainedFact {
  readonly id: string;
  readonly about: string;
  /** What one row is made of, e.g. `one row for each conversation and cycle, of events where …`. */
  readonly rows: string;
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** What one row of a fact is made of. */
export function factWords(fact: FactDefinition): ExplainedFact {
  const { id, about, key, where, keep, having } = fact;
  const source: Scope = { fact, step: "source" };
  const rows = rowsWords(source, where);
  const each = key.length === 0 ? `one row for each of the ${rows}` : `one row for each ${listed(key)}, of ${rows}`;
  const kept = keep === null ? "" : `, kept: ${nodeWords(keep, { fact, step: "marks" })}`;
  const counted = having === null ? "" : `; counted where ${nodeWords(having, rowsOfFact(fact))}`;
  return { id, about, rows: `${each}${kept}${counted}` };
}

/** Columns that core numbers once for every event. */
const NUMBERED: Readonly<Record<string, string>> = {
  cycle: "the ordinal of the event's cycle in its conversation, from 1; 0 before the first one opens",
  position: "the event's place among all: by at, then sequence, type, id and source",
};

/** What a field of an event means; null where its name says it. */
export function fieldMeaning(name: string): string | null {
  const meanings: Readonly<Record<string, string>> = { ...ENVELOPE_MEANINGS, ...OWN_MEANINGS, ...NUMBERED };
  return meanings[name] ?? null;
}

function originWords(origin: Origin): string {
  if (origin.of === "event") return `${origin.name} of the event`;
  if (origin.of === "join") return `${origin.name} of the ${origin.fact.id} row of the same ${listed(origin.on)}`;
  const { node, scope } = origin;
  const windowed = node.kind === "agg" && scope.step === "source" && scope.fact.within.length > 0;
  return `${nodeWords(node, scope)}${windowed ? `, of the same ${listed(scope.fact.within)}` : ""}`;
}

/**
 * Every column that formulas read, down to events, each once: those of a formula in the order they stand in it, each
 * followed by what it is made of. `given` explains columns of facts without a fold of their own.
 */
export function columnWords(
  formulas: readonly Node[],
  scope: Scope,
  given: Readonly<Record<string, string>> = {},
): readonly ExplainedColumn[] {
  const found = new Map<string, ExplainedColumn>();
  const visit = (node: Node, at: Scope): void => {
    for (const name of columnsOf(node)) visitColumn(name, at);
  };
  const visitColumn = (name: string, at: Scope): void => {
    const words = at.step === "own" ? given[name] : undefined;
    const origin = words === undefined ? originOf(at, name) : null;
    if (words !== undefined) add(at.fact.id, name, words);
    if (origin === null || (origin.of === "event" && at.step !== "own" && !(name in NUMBERED))) return;
    const numbered = origin.of === "event" ? NUMBERED[name] : undefined;
    const owner = origin.of === "formula" ? origin.fact.id : numbered === undefined ? at.fact.id : "event";
    if (!add(owner, name, numbered ?? originWords(origin))) return;
    if (origin.of === "join") visitColumn(origin.name, rowsOfFact(origin.fact));
    if (origin.of === "formula") visit(origin.node, origin.scope);
  };
  const add = (fact: string, name: string, is: string): boolean => {
    const key = `${fact} ${name}`;
    if (found.has(key)) return false;
    found.set(key, { fact, name, is });
    return true;
  };
  for (const node of formulas) visit(node, scope);
  return [...found.values()];
}
