import type { Node } from "../expression/node.ts";
import type { FactDefinition } from "../fact/define.ts";

/** Which columns of a fact a formula reads: those of its finished rows, or those its rows are made of. */
export type Step = "own" | "marks" | "windows" | "source";

/** Where the columns of a formula stand. */
export interface Scope {
  readonly fact: FactDefinition;
  readonly step: Step;
  /** True inside of `events that are …`, where a test of the type is said by the type alone. */
  readonly isQualifying?: boolean;
}

/** How a column comes about: from a formula in a scope, from a joined fact's column, or as a field of an event. */
export type Origin =
  | { readonly of: "formula"; readonly node: Node; readonly scope: Scope; readonly fact: FactDefinition }
  | { readonly of: "join"; readonly fact: FactDefinition; readonly name: string; readonly on: readonly string[] }
  | { readonly of: "event"; readonly name: string };

/** The scope of a fact's finished rows, in which a metric's formulas stand. */
export const rowsOfFact = (fact: FactDefinition): Scope => ({ fact, step: "own" });

/** Whether the rows that a scope's aggregates go over are events. */
export const goesOverEvents = ({ fact, step }: Scope): boolean => step !== "own" && fact.of === null;

/** How a column comes about. Null for a name that no step of the fact makes, as those of facts without a fold of their own. */
export function originOf(scope: Scope, name: string): Origin | null {
  const { fact, step } = scope;
  if (step === "own") return ownOrigin(fact, name);
  const made = (nodes: Readonly<Record<string, Node>>, below: Step): Origin | undefined => {
    const node = nodes[name];
    return node === undefined ? undefined : { of: "formula", node, scope: { fact, step: below }, fact };
  };
  const mark = step === "marks" ? made(fact.marks, "windows") : undefined;
  const window = step === "source" ? undefined : made(fact.windows, "source");
  return mark ?? window ?? sourceOrigin(fact, name);
}

function ownOrigin(fact: FactDefinition, name: string): Origin | null {
  const dot = name.indexOf(".");
  const join = dot < 0 ? undefined : fact.joins[name.slice(0, dot)];
  if (join !== undefined) return { of: "join", fact: join.fact, name: name.slice(dot + 1), on: join.on };
  const derived = fact.derived[name];
  if (derived !== undefined) return { of: "formula", node: derived, scope: rowsOfFact(fact), fact };
  const column = fact.columns[name];
  if (column !== undefined) return { of: "formula", node: column, scope: { fact, step: "marks" }, fact };
  if (fact.key.length > 0 && !fact.key.includes(name)) return null;
  return originOf({ fact, step: "marks" }, name);
}

function sourceOrigin(fact: FactDefinition, name: string): Origin | null {
  return fact.of === null ? { of: "event", name } : originOf(rowsOfFact(fact.of), name);
}
