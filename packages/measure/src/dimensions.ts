import { call, column, literal, type MetricDefinition, type Node, orderTargets, type Target } from "@almanac/core";
import { creditNodes, type LocalDimension, VIRTUAL } from "@almanac/sql";

const LOCAL = ["hour_of_day", "weekday", "hour_of_week"] as const;

/** Where a dimension of a metric's rows stands: one of its own, of its fact, of its credit, of its moment, else an attribute. */
export function dimensionNode(
  metric: MetricDefinition,
  name: string,
  targets: readonly Target[],
): Node | LocalDimension {
  const local = LOCAL.find((known) => known === name);
  if (local !== undefined) return { local };
  if (name === "target") return targetNode(metric, metric.id, targets);
  const own = metric.dimensions[name] ?? metric.fact.dimensions[name];
  if (own !== undefined) return own;
  if (name === "agent" || name === "team") return creditNodes(metric)[name];
  return column(`${VIRTUAL.attribute}${name}`);
}

/** Name of the target that holds for a row of a metric; null where none fits. */
export function targetNode(metric: MetricDefinition, targeted: string, targets: readonly Target[]): Node {
  const ordered = orderTargets(targets.filter((target) => target.metric === targeted));
  return ordered.reduceRight<Node>((otherwise, target) => {
    const conditions = Object.entries(target.where).map(([name, values]) => {
      const node = dimensionNode(metric, name, []);
      return "local" in node ? literal(false) : call("in", node, ...values.map((value) => literal(value)));
    });
    return call(
      "when",
      conditions.length === 0 ? literal(true) : call("and", ...conditions),
      literal(target.name),
      otherwise,
    );
  }, literal(null));
}

/** Columns of a metric's fact that its rows read. */
export function isLocal(node: Node | LocalDimension): node is LocalDimension {
  return "local" in node;
}
