import { columnsOf, type Metric, type MetricDefinition, type Node, Unit } from "@almanac/core";
import { GOAL_TYPES } from "../reference/goal.ts";
import { columnTypesOf } from "../reference/types.ts";

/** What cannot be written as JSON, by its path: functions, bigints, numbers that are not finite. */
function notJson(value: unknown, path: string): readonly string[] {
  if (value === null || typeof value === "string" || typeof value === "boolean") return [];
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}, which JSON cannot write`];
  if (typeof value !== "object") return [`${path} is of type ${typeof value}, which JSON cannot write`];
  return Object.entries(value).flatMap(([name, part]) => (part === undefined ? [] : notJson(part, `${path}.${name}`)));
}

/** The formulas of a metric by where they stand. */
function formulasOf(metric: MetricDefinition): readonly (readonly [string, Node])[] {
  const nodes = { at: metric.at, start: metric.start, ...metric.leaveOut, ...metric.dimensions, ...metric.measure };
  return Object.entries(nodes).filter(
    (entry): entry is [string, Node] => typeof entry[1] === "object" && entry[1] !== null,
  );
}

function unknownColumns(metric: MetricDefinition): readonly string[] {
  if (metric.fact.id === "goal") return unknownIn(metric, new Set(GOAL_TYPES.map(([name]) => name)));
  return unknownIn(metric, new Set(columnTypesOf(metric.fact).keys()));
}

const unknownIn = (metric: MetricDefinition, columns: ReadonlySet<string>): readonly string[] =>
  formulasOf(metric).flatMap(([place, node]) =>
    columnsOf(node).flatMap((name) =>
      columns.has(name) ? [] : [`${place} reads \`${name}\`, which the fact ${metric.fact.id} does not have`],
    ),
  );

function wordProblems({ id, title, about, unit }: MetricDefinition): readonly string[] {
  return [
    ...(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(id) ? [] : ["its id is not in snake case"]),
    ...(title.trim() === "" || title.endsWith(".") ? ["its title is empty or ends with a full stop"] : []),
    ...(about.trim().endsWith(".") ? [] : ["its `about` does not end with a full stop"]),
    ...(Unit.safeParse(unit).success ? [] : [`its unit ${JSON.stringify(unit)} is none of ${Unit.options.join(", ")}`]),
  ];
}

function formProblems(metric: MetricDefinition): readonly string[] {
  const { at, measure } = metric;
  const placed = measure.kind === "level" ? at === null : at !== null;
  return [
    ...wordProblems(metric),
    ...(placed ? [] : [measure.kind === "level" ? "a level has no `at`" : "without `at` no row is in any period"]),
    ...unknownColumns(metric),
    ...notJson(metric, metric.id),
  ];
}

/**
 * What is wrong with a metric's definition, a line each; empty where nothing is: its default options satisfy their own
 * schema (zod does not check `.default()`), its words and unit are set, it is JSON, and its formulas read columns that exist.
 */
export function definitionProblems(metric: Metric): readonly string[] {
  const definition = metric();
  const again = metric.schema.safeParse(definition.options);
  return [
    ...(again.success
      ? []
      : [`its default options are refused by their own schema: ${again.error.issues[0]?.message}`]),
    ...formProblems(definition),
    ...Object.values(definition.splits).flatMap(formProblems),
  ].map((problem) => `${definition.id}: ${problem}`);
}
