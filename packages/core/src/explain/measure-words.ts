import type { Node } from "../expression/node.ts";
import type { MetricDefinition } from "../metric/define.ts";
import type { DistributionMeasure, Measure } from "../metric/estimators.ts";
import { nodeWords, partWords } from "./node-words.ts";
import { rowsOfFact, type Scope } from "./origin.ts";

type KindOf = { readonly [K in Measure["kind"]]: Extract<Measure, { readonly kind: K }> };
type PerKind<T, More extends readonly unknown[]> = {
  readonly [K in Measure["kind"]]: (measure: KindOf[K], ...more: More) => T;
};

const FORMULAS: PerKind<string, [scope: Scope]> = {
  count: ({ where }, scope) => (where === null ? "count of rows" : `count of rows where ${nodeWords(where, scope)}`),
  sum: ({ value }, scope) => totalWords(value, scope),
  proportion: ({ hit }, scope) => `share of rows where ${nodeWords(hit, scope)}`,
  distribution: ({ value }, scope) => `distribution of ${partWords(value, scope)}`,
  ratio: ({ numerator, denominator }, scope) => `${totalWords(numerator, scope)} / ${totalWords(denominator, scope)}`,
  level: ({ from, until }, scope) => `rows open from ${partWords(from, scope)} until ${partWords(until, scope)}`,
  distinct: ({ value }, scope) => `number of different ${partWords(value, scope)}`,
};

/** A constant one for each row adds up to the rows. */
function totalWords(node: Node, scope: Scope): string {
  return node.kind === "lit" && node.value === 1 ? "number of rows" : `total of ${partWords(node, scope)}`;
}

const NODES: PerKind<readonly (Node | null)[], []> = {
  count: ({ where }) => [where],
  sum: ({ value }) => [value],
  proportion: ({ hit }) => [hit],
  distribution: ({ value, start, end, censoredAt, soFar }) => [value, start, end, censoredAt, soFar],
  ratio: ({ numerator, denominator }) => [numerator, denominator],
  level: ({ from, until }) => [from, until],
  distinct: ({ value }) => [value],
};

/** The formula of a measure in words, e.g. `distribution of elapsed(asked, answered)`. */
export function measureWords(measure: Measure, scope: Scope): string {
  return (FORMULAS[measure.kind] as (one: Measure, scope: Scope) => string)(measure, scope);
}

/** The formulas a measure is made of. */
export function measureNodes(measure: Measure): readonly Node[] {
  return (NODES[measure.kind] as (one: Measure) => readonly (Node | null)[])(measure).filter((node) => node !== null);
}

/** A rule that leaves rows out. */
export interface ExplainedReason {
  readonly reason: string;
  /** Why, for a person; null for a reason that only its author knows. */
  readonly why: string | null;
  /** The condition, over the fact's columns. */
  readonly when: string;
}

const WHY: Readonly<Record<string, string>> = {
  outbound: "the company started the conversation",
  spam: "closed as spam",
  duplicate: "closed as a duplicate of another",
  waived: "somebody marked that no reply is needed",
  "closed-unanswered": "closed without what ends the measure",
  "not-due": "the time it is allowed has not run out",
  "not-eligible": "no row this metric speaks of",
  negative: "it would end before it starts",
  "no-value": "what is measured is not known",
};

/** Every rule that leaves rows out, in the order they are tried: a row is counted under the first that holds. */
export function leftOutWords(metric: MetricDefinition): readonly ExplainedReason[] {
  const scope = rowsOfFact(metric.fact);
  const said = (reason: string, when: string): ExplainedReason => ({ reason, why: WHY[reason] ?? null, when });
  const stated = [...metric.excludes.map((reason) => [reason, metric.fact.reasons[reason]] as const)];
  return [
    ...[...stated, ...Object.entries(metric.leaveOut)].flatMap(([reason, node]) =>
      node === undefined ? [] : [said(reason, nodeWords(node, scope))],
    ),
    ...ownReasons(metric, (node) => nodeWords(node, scope)).map(([reason, when]) => said(reason, when)),
  ];
}

type Rule = readonly [reason: string, when: string];

/** The rules that come with the kind of measure. */
function ownReasons({ measure, fact }: MetricDefinition, say: (node: Node) => string): readonly Rule[] {
  const missing = (node: Node): Rule[] => [["no-value", `${say(node)} is missing`]];
  if (measure.kind === "sum") return missing(measure.value);
  if (measure.kind === "proportion") return [["no-value", "it is not known whether the condition is true"]];
  if (measure.kind === "ratio")
    return [["no-value", `${say(measure.numerator)} or ${say(measure.denominator)} is missing`]];
  if (measure.kind === "level") return missing(measure.from);
  if (measure.kind !== "distribution") return [];
  const { start, end, value } = measure;
  if (start === null || end === null) return [...missing(value), ["negative", `${say(value)} is below 0`]];
  const withoutEnd = `${say(end)} is missing`;
  return [
    ...missing(start),
    ["negative", `${say(end)} is before ${say(start)}`],
    fact.open === null ? ["no-value", withoutEnd] : ["closed-unanswered", `${withoutEnd} and not (${say(fact.open)})`],
  ];
}

/** What becomes of rows that have not ended; null where the kind of measure knows no such rows. */
export function censoredWords({ measure, fact, at }: MetricDefinition): string | null {
  if (measure.kind !== "distribution") return null;
  const { start, end, censoredAt } = measure;
  if (start === null || end === null) return "no row: the quantity is known as soon as the row is";
  return watchedWords({ ...measure, start, end }, fact.open, censoredAt, at, rowsOfFact(fact));
}

function watchedWords(
  { start, end }: DistributionMeasure & { readonly start: Node; readonly end: Node },
  open: Node | null,
  censoredAt: Node | null,
  at: Node | null,
  scope: Scope,
): string {
  const say = (node: Node): string => partWords(node, scope);
  if (open === null && censoredAt === null) return `no row: one without ${say(end)} is left out`;
  const until = censoredAt === null ? "" : `${say(censoredAt)}, else `;
  const rows = `rows without ${say(end)}${censoredAt !== null || open === null ? "" : ` where ${say(open)}`}`;
  const watched = `${rows} are watched from ${say(start)} up to ${until}the as-of instant: counted as censored, in the Kaplan–Meier median and not in the value`;
  const isPlacedByEnd = JSON.stringify(at) === JSON.stringify(end);
  return isPlacedByEnd ? `only under \`--when start\`, as rows are placed by their end: ${watched}` : watched;
}
