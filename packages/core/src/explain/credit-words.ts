import type { Node } from "../expression/node.ts";
import type { FactDefinition } from "../fact/define.ts";
import { nodeWords } from "./node-words.ts";
import { rowsOfFact } from "./origin.ts";

/** The formulas that say who a row is credited to: of the column that ends it, and of a row that is open. */
export function creditNodes({ credits }: FactDefinition, credit: string | null): readonly Node[] {
  const used = credit === null ? [] : [credits[credit], credits.open];
  return used.flatMap((one) => Object.values(one ?? {})).filter((node) => node !== undefined);
}

/** Who a row is credited to when figures are broken down by agent or team. */
export function creditWords(fact: FactDefinition, credit: string | null): string {
  if (credit === null) return "no agent: the figure is the desk's; the team is the last one named";
  const scope = rowsOfFact(fact);
  const { open = {} } = fact.credits;
  const whileOpen = open.agent === undefined ? "nobody" : nodeWords(open.agent, scope);
  const ended = credit === "open" ? undefined : fact.credits[credit];
  if (ended === undefined) return `the agent is ${whileOpen}; the team is the last one named`;
  const agent = ended.agent === undefined ? "nobody" : nodeWords(ended.agent, scope);
  const own = ended.team === undefined ? "" : `${nodeWords(ended.team, scope)}, else `;
  const upTo =
    ended.upTo === undefined ? "the last one named" : `the last one named up to ${nodeWords(ended.upTo, scope)}`;
  const until =
    open.agent === undefined ? "" : `; until then the agent is ${whileOpen} and the team the last one named`;
  return `once ${credit} is known, the agent is ${agent} and the team ${own}${upTo}${until}`;
}
