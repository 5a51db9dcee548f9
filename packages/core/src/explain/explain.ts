import type { EstimatorKind, Unit } from "../estimate.ts";
import { column, type Node } from "../expression/node.ts";
import type { FactDefinition } from "../fact/define.ts";
import { goal } from "../fact/goal.ts";
import type { Better, Metric, MetricDefinition } from "../metric/define.ts";
import type { Convention } from "../plugin/convention.ts";
import type { Target } from "../settings/schema.ts";
import { creditNodes, creditWords } from "./credit-words.ts";
import { definitionDigest } from "./digest.ts";
import { columnWords, type ExplainedColumn, type ExplainedFact, factWords } from "./fact-words.ts";
import { judgedMetric, judgesRows } from "./goal.ts";
import { KIND_WORDS, type KindWords } from "./kind-words.ts";
import { type Lineage, lineageOf } from "./lineage.ts";
import { censoredWords, type ExplainedReason, leftOutWords, measureNodes, measureWords } from "./measure-words.ts";
import { nodeWords } from "./node-words.ts";
import { type ExplainedOption, explainOptions } from "./options.ts";
import { rowsOfFact } from "./origin.ts";

/** A convention that changes a metric. */
export interface ExplainedConvention {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** The options it sets of this metric. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The clock it measures on; null: the run's. */
  readonly clock: Convention["settings"]["clock"];
  readonly calendar: Convention["settings"]["calendar"];
}

/** Everything a definition says, in words: for `almanac explain` and pages of methodology. */
export interface Explanation {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly unit: Unit;
  readonly better: Better;
  /** The kind of measure, what its value and its 95% interval are. */
  readonly kind: { readonly name: EstimatorKind } & KindWords;
  /** Whether it measures time or asks for opening hours, so that the clock and the calendars change it. */
  readonly isTimed: boolean;
  /** The formula, over the columns of the fact. */
  readonly formula: string;
  /** The rows it is measured on, then the facts they are made of. */
  readonly facts: readonly ExplainedFact[];
  /** The moment that puts a row in a period; null for a level, which has none. */
  readonly moment: string | null;
  /** The moment under `--when start`; null where it is no other. */
  readonly start: string | null;
  /** What ends the measured duration; null where no duration is measured. */
  readonly end: string | null;
  /** What becomes of rows that have not ended; null where the kind knows none. */
  readonly censored: string | null;
  /** In the order they are tried. */
  readonly leftOut: readonly ExplainedReason[];
  readonly credit: string;
  readonly options: readonly ExplainedOption[];
  /** Dimensions of the rows besides `agent`, `team`, the attributes and the hour and weekday of the moment. */
  readonly dimensions: readonly string[];
  /** Dimensions for which another fact is measured. */
  readonly splits: readonly { readonly dimension: string; readonly fact: string }[];
  readonly conventions: readonly ExplainedConvention[];
  /** The targets that are set on it, or on the metric it judges. */
  readonly targets: readonly Target[];
  /** Every column the formulas read, down to events. */
  readonly columns: readonly ExplainedColumn[];
  readonly lineage: Lineage;
  /** SHA-256 of the canonical JSON of the definition. */
  readonly digest: string;
}

/** What an explanation stands on besides the metric. */
export interface ExplainInput {
  /** Options in force by metric id. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly conventions?: Iterable<Convention>;
  readonly targets?: readonly Target[];
  /** The metrics there are: a metric that judges by targets speaks of another. */
  readonly metrics?: ReadonlyMap<string, Metric>;
}

/** A metric in words. Throws `AlmanacError` (`invalid-option`) for options it does not have. */
export function explainMetric(metric: Metric, input: ExplainInput = {}): Explanation {
  const { options = {}, conventions = [], targets = [], metrics = new Map<string, Metric>() } = input;
  const stated = metric(options[metric.id]);
  const { definition, judged, given } = judgedMetric(stated, (id) => metrics.get(id)?.(options[id]));
  const { fact, measure, at, start } = definition;
  const scope = rowsOfFact(fact);
  const say = (node: Node | null): string | null => (node === null ? null : nodeWords(node, scope));
  const read = [...formulasOf(definition), ...(judged === null ? [] : [column("started"), column("ended")])];
  const columns = columnWords([...read, ...creditNodes(fact, definition.credit)], scope, given);
  const isTimed = [measureWords(measure, scope), ...columns.map(({ is }) => is)].some((words) => CLOCKED.test(words));
  const own = judged?.id ?? (judgesRows(stated) ? String(stated.options.metric) : stated.id);
  return Object.freeze({
    id: stated.id,
    title: stated.title,
    about: stated.about,
    unit: stated.unit,
    better: stated.better,
    kind: { name: measure.kind, ...KIND_WORDS[measure.kind] },
    isTimed,
    formula: measureWords(measure, scope),
    facts: factsOf(stated, judged),
    moment: say(at),
    start: start === null || JSON.stringify(start) === JSON.stringify(at) ? null : say(start),
    end: say(measure.kind === "distribution" ? measure.end : null),
    censored: censoredWords(definition),
    leftOut: leftOutWords(definition),
    credit: creditWords(fact, definition.credit),
    options: explainOptions(metric.schema, stated.options),
    dimensions: Object.keys({ ...fact.dimensions, ...definition.dimensions }),
    splits: Object.entries(stated.splits).map(([dimension, split]) => ({ dimension, fact: split.fact.id })),
    conventions: [...conventions].flatMap((one) => explainedConvention(one, [stated.id, own], isTimed)),
    targets: targets.filter((target) => target.metric === own),
    columns,
    lineage: lineageOf(read, scope),
    digest: definitionDigest(stated),
  });
}

/** Words of what is measured on the run's clock or asks for opening hours. */
const CLOCKED = /elapsed\(|opening hours/;

/** The formulas a figure depends on, in the order a person asks for them. */
function formulasOf({ measure, at, start, fact, excludes, leaveOut }: MetricDefinition): readonly Node[] {
  const isWatched = measure.kind === "distribution" && measure.end !== null;
  const reasons = excludes.map((reason) => fact.reasons[reason]);
  return [
    ...measureNodes(measure),
    at,
    start,
    isWatched ? fact.open : null,
    ...reasons,
    ...Object.values(leaveOut),
  ].filter((node) => node !== null && node !== undefined);
}

/** The fact of a metric and those it is made of, its own first. */
function factsOf({ fact, options }: MetricDefinition, judged: MetricDefinition | null): readonly ExplainedFact[] {
  const below = (one: FactDefinition | null): readonly ExplainedFact[] =>
    one === null ? [] : [factWords(one), ...below(one.of)];
  if (fact.id !== goal.id) return below(fact);
  const rows = `one row for each ${judged?.fact.id ?? "row"} row of ${String(options.metric)} for which a target holds`;
  return [{ id: fact.id, about: fact.about, rows }, ...below(judged?.fact ?? null)];
}

function explainedConvention(
  { id, title, about, options, settings }: Convention,
  metrics: readonly string[],
  isTimed: boolean,
): readonly ExplainedConvention[] {
  const own = Object.assign({}, ...metrics.map((metric) => options[metric] ?? {})) as Record<string, unknown>;
  const setsClock = settings.clock !== null || settings.calendar === "last";
  return Object.keys(own).length === 0 && !(isTimed && setsClock)
    ? []
    : [{ id, title, about, options: own, clock: settings.clock, calendar: settings.calendar }];
}
