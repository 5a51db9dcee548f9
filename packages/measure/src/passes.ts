import type { DimensionFilter, FactDefinition, MeasureQuery, MetricDefinition, Node, Target } from "@almanac/core";
import {
  derivedNode,
  type LocalDimension,
  type NeedsContext,
  type Pass,
  readsOf,
  reasonsOf,
  stateNode,
  valueNodes,
} from "@almanac/sql";
import { dimensionNode, isLocal } from "./dimensions.ts";
import { type GoalMetric, goalOrigins, goalReads } from "./goals.ts";

/** A pass before its table exists. */
export type Planned = Omit<Pass, "table"> & {
  readonly fact: FactDefinition;
  /** Set where the rows are those of another metric that have a target. */
  readonly goal: GoalMetric | null;
};

/** The variant of a metric for a breakdown, where it has one. */
export function splitFor(metric: MetricDefinition, dimensions: readonly string[]): MetricDefinition {
  const split = dimensions.find((name) => name in metric.splits);
  return split === undefined ? metric : (metric.splits[split] ?? metric);
}

/** The moment that places a metric's rows in this query. */
function momentOf(metric: MetricDefinition, when: MeasureQuery["when"]): Node | null {
  const { measure, start, at } = metric;
  const end = measure.kind === "distribution" ? measure.end : null;
  return { at, start: start ?? at, end: end ?? at }[when];
}

/** Groups metrics of one fact, moment and set of dimensions, so that each group is one pass. */
export function planPasses(
  metrics: readonly { readonly metric: MetricDefinition; readonly goal: GoalMetric | null }[],
  query: Pick<MeasureQuery, "when" | "where" | "target">,
  names: readonly string[],
  targets: readonly Target[],
): readonly Planned[] {
  const groups = Map.groupBy(
    metrics.map(({ metric, goal }) => {
      const moment = momentOf(metric, query.when);
      const filters: DimensionFilter[] = [
        ...query.where,
        ...(query.target === null ? [] : [{ dimension: "target", values: [query.target] }]),
      ];
      const node = (name: string): Node | LocalDimension =>
        goal !== null && name === "target" ? { kind: "col", name: "target" } : dimensionNode(metric, name, targets);
      const dimensions = names.map((name) => ({ name, node: node(name) }));
      const placed = filters.map((filter) => ({ filter, node: node(filter.dimension) }));
      return { metric, goal, moment, dimensions, filters: placed };
    }),
    ({ metric, goal, moment, dimensions, filters }) =>
      JSON.stringify([metric.fact.id, goal?.base.id ?? null, moment, dimensions, filters]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { moment, dimensions, filters, goal } = first;
    const measured = group.map(({ metric }, index) => ({ metric, index, reasons: reasonsOf(metric) }));
    return [
      {
        metrics: measured,
        fact: first.metric.fact,
        origins: goal === null ? {} : goalOrigins(goal),
        moment,
        dimensions,
        filters,
        goal,
      },
    ];
  });
}

/** The columns of its fact that a pass reads. */
export function readsOfPass(pass: Planned, context: NeedsContext, derived: boolean): Set<string> {
  const nodes: Node[] = [];
  const add = (node: Node | LocalDimension | null): void => {
    if (node !== null && !isLocal(node)) nodes.push(node);
  };
  add(pass.moment);
  for (const { node } of [...pass.dimensions, ...pass.filters]) add(node);
  for (const { metric, reasons } of pass.metrics) {
    const { v, w } = valueNodes(metric);
    for (const node of [
      stateNode(metric, reasons),
      v,
      w,
      ...(derived ? [derivedNode(metric, pass.moment, pass.origins)] : []),
    ])
      add(node);
  }
  if (pass.goal !== null) nodes.push(...goalReads(pass.goal));
  const reads = nodes.flatMap((node) => readsOf(node, context));
  const goalColumns = ["target", "started", "ended", "due", "within", "spent"];
  return new Set(
    pass.goal === null
      ? reads
      : reads.filter(
          (name) =>
            (!goalColumns.includes(name) && !(name === "opened" || name === "closed")) || columnOfFact(pass.goal, name),
        ),
  );
}

function columnOfFact(goal: GoalMetric | null, name: string): boolean {
  return goal !== null && (name in goal.base.fact.columns || name in goal.base.fact.derived);
}
