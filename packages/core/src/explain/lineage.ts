import { EVENT_TYPES } from "../event/types.ts";
import { children, type Node } from "../expression/node.ts";
import { is } from "../expression/words.ts";
import type { FactDefinition } from "../fact/define.ts";
import { event, isReopening, mayOpen } from "../fact/event.ts";
import { fieldMeaning } from "./fact-words.ts";
import { originOf, rowsOfFact, type Scope } from "./origin.ts";

/** What of the log a figure depends on. */
export interface Lineage {
  /** Types of events its formulas name, in the order of the contract; events of other types change nothing but what is written of all. */
  readonly types: readonly string[];
  /** Fields of events, in the order of the contract; `meaning` is null where the name says it. */
  readonly fields: readonly { readonly name: string; readonly meaning: string | null }[];
}

/** What the number of an event's cycle depends on. */
const CYCLE_NUMBER: readonly Node[] = [mayOpen, isReopening, is(event.row.type, "conversation.closed")];

/** What event order and the merging of conversations depend on. */
const BEHIND: Readonly<Record<string, readonly string[]>> = {
  cycle: ["conversation", "position"],
  position: ["at", "sequence", "type", "id", "source"],
};

/** The types of events and the fields that formulas read, facts' own conditions included. */
export function lineageOf(formulas: readonly Node[], scope: Scope): Lineage {
  const types = new Set<string>();
  const fields = new Set<string>();
  const seen = new Set<string>();
  const addField = (name: string): void => {
    if (fields.has(name)) return;
    fields.add(name);
    for (const behind of BEHIND[name] ?? []) addField(behind);
    if (name === "conversation") types.add("conversation.merged");
    if (name === "cycle") for (const node of CYCLE_NUMBER) visit(node, { fact: event, step: "source" });
  };
  const visitColumn = (name: string, at: Scope): void => {
    const origin = originOf(at, name);
    if (origin === null) return;
    if (origin.of === "event") addField(origin.name);
    if (origin.of === "formula") visit(origin.node, origin.scope);
    if (origin.of === "join") {
      visitFact(origin.fact);
      for (const key of origin.on) visitColumn(key, at);
      visitColumn(origin.name, rowsOfFact(origin.fact));
    }
  };
  const visit = (node: Node, at: Scope): void => {
    const key = `${at.fact.id} ${at.step} ${JSON.stringify(node)}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (node.kind === "col") visitColumn(node.name, at);
    for (const name of typesNamed(node, at)) types.add(name);
    for (const child of children(node)) visit(child, at);
  };
  const visitFact = (fact: FactDefinition): void => {
    if (seen.has(fact.id)) return;
    seen.add(fact.id);
    const source: Scope = { fact, step: "source" };
    if (fact.where !== null) visit(fact.where, source);
    if (fact.keep !== null) visit(fact.keep, { fact, step: "marks" });
    for (const name of fact.within) visitColumn(name, source);
    for (const name of fact.key) visitColumn(name, { fact, step: "marks" });
    if (fact.having !== null) visit(fact.having, rowsOfFact(fact));
    if (fact.of !== null) visitFact(fact.of);
    else addField("position");
  };
  visitFact(scope.fact);
  for (const node of formulas) visit(node, scope);
  return {
    types: EVENT_TYPES.map(({ name }) => name).filter((name) => types.has(name)),
    fields: inContractOrder(fields).map((name) => ({ name, meaning: fieldMeaning(name) })),
  };
}

function inContractOrder(fields: ReadonlySet<string>): readonly string[] {
  return Object.keys(event.row).filter((name) => fields.has(name) && !(name in BEHIND));
}

/** Types of events that a test of the field `type` names. */
function typesNamed(node: Node, at: Scope): readonly string[] {
  if (node.kind !== "call" || node.fn !== "in") return [];
  const [subject, ...values] = node.args;
  const origin = subject?.kind === "col" ? originOf(at, subject.name) : null;
  if (origin?.of !== "event" || origin.name !== "type") return [];
  return values.flatMap((value) => (value.kind === "lit" ? [String(value.value)] : []));
}
