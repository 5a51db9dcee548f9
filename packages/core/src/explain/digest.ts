import type { FactDefinition } from "../fact/define.ts";
import type { MetricDefinition } from "../metric/define.ts";
import { digestOf } from "../text/digest.ts";

type Data = Readonly<Record<string, unknown>>;

/** A fact as data: without the column nodes that only help to write formulas. */
function factData(fact: FactDefinition): Data {
  const { row: _, ...data } = fact as FactDefinition & { readonly row?: unknown };
  const joins = Object.entries(fact.joins).map(([alias, join]) => [alias, { fact: factData(join.fact), on: join.on }]);
  return { ...data, of: fact.of === null ? null : factData(fact.of), joins: Object.fromEntries(joins) };
}

/** A metric's definition as plain data: all that its figures depend on besides events and settings. */
export function definitionData(definition: MetricDefinition): Data {
  const splits = Object.entries(definition.splits).map(([name, split]) => [name, definitionData(split)]);
  return { ...definition, fact: factData(definition.fact), splits: Object.fromEntries(splits) };
}

/** SHA-256 of the canonical JSON of a definition: equal for equal definitions, on every machine. */
export function definitionDigest(definition: MetricDefinition): string {
  return digestOf(definitionData(definition));
}
