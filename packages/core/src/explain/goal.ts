import { column, type Node } from "../expression/node.ts";
import type { FactDefinition } from "../fact/define.ts";
import type { MetricDefinition } from "../metric/define.ts";

/** The columns of rows that have a target which no formula makes: they come from the target that holds. */
const TARGET_COLUMNS: Readonly<Record<string, string>> = Object.freeze({
  target: "the name of the target that holds for the row",
  within: "the time the target allows",
  due: "started + within, on the target's clock",
  spent: "elapsed(started, ended), on the target's clock",
});

/** A metric on the rows it is measured on. */
export interface JudgedMetric {
  /** For a metric that judges rows by a target: with the judged one's fact, credit and dimensions. */
  readonly definition: MetricDefinition;
  /** The metric whose rows are judged; null for a metric that judges none, or none there is. */
  readonly judged: MetricDefinition | null;
  /** Words of columns that no formula makes. */
  readonly given: Readonly<Record<string, string>>;
}

/** True for a metric whose rows are those of another that have a target. */
export const judgesRows = ({ fact }: MetricDefinition): boolean => fact.id === "goal";

/** The metric on the rows it is measured on: its own, or those of the metric its targets are of. */
export function judgedMetric(
  definition: MetricDefinition,
  find: (id: string) => MetricDefinition | undefined,
): JudgedMetric {
  if (!judgesRows(definition)) return { definition, judged: null, given: {} };
  const judged = find(String(definition.options.metric));
  if (judged === undefined) return { definition, judged: null, given: TARGET_COLUMNS };
  const credit = definition.credit === null ? null : judged.credit;
  const dimensions = { ...judged.dimensions, target: column("target") };
  return { definition: { ...definition, fact: judgedFact(judged), credit, dimensions }, judged, given: TARGET_COLUMNS };
}

/** The judged fact with the columns that a judging metric reads. */
function judgedFact({ fact, measure }: MetricDefinition): FactDefinition {
  const { start, end } = measure.kind === "distribution" ? measure : { start: null, end: null };
  const closed = fact.id === "conversation" ? "last_closed" : "cycle.closed";
  const bounds = "cycle" in fact.joins || fact.id === "conversation";
  const added: Readonly<Record<string, Node | null>> = {
    started: start,
    ended: end,
    ...(bounds && !("opened" in fact.columns) ? { opened: column("cycle.opened") } : {}),
    ...(bounds && !("closed" in fact.columns) ? { closed: column(closed) } : {}),
  };
  const derived = Object.entries(added).filter(
    (entry): entry is [string, Node] => entry[1] !== null && !(entry[1].kind === "col" && entry[1].name === entry[0]),
  );
  return { ...fact, derived: { ...fact.derived, ...Object.fromEntries(derived) } };
}
