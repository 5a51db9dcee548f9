import { z } from "zod";
import { AlmanacError } from "../errors.ts";
import type { Unit } from "../estimate.ts";
import type { Expression, Node, ValueType } from "../expression/node.ts";
import type { Fact, FactDefinition } from "../fact/define.ts";
import type { Measure } from "./estimators.ts";

/** Which direction of a figure is good; `neither` for figures that only describe. */
export type Better = "lower" | "higher" | "neither";

/** A metric with its options applied: plain data that names everything a figure depends on. */
export interface MetricDefinition {
  /** Snake case; file names and URLs use hyphens. */
  readonly id: string;
  readonly title: string;
  /** What the figure means, one or two sentences. */
  readonly about: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly fact: FactDefinition;
  /** The moment that puts a row in a period; null for levels. */
  readonly at: Node | null;
  /** The moment under `--when start`; null where the metric has no other than `at`. */
  readonly start: Node | null;
  /** Reasons of the fact that leave a row out, in the order they are tried. */
  readonly excludes: readonly string[];
  /** Further conditions that leave a row out, by reason, tried after `excludes`. */
  readonly leaveOut: Readonly<Record<string, Node>>;
  /** The column of the end event, which decides who a row is credited to; null: nobody's. */
  readonly credit: string | null;
  readonly measure: Measure;
  /** Dimensions beside those of the fact. */
  readonly dimensions: Readonly<Record<string, Node>>;
  /** The metric to use instead when a report breaks down by that dimension. */
  readonly splits: Readonly<Record<string, MetricDefinition>>;
  /** The options in force, as JSON. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A metric as its file exports it: a function of its options, with what does not depend on them. */
export interface Metric {
  /** The metric with these options; absent ones take their defaults. Throws `AlmanacError` (`invalid-option`). */
  (options?: Readonly<Record<string, unknown>>): MetricDefinition;
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** The zod schema of the options. */
  readonly schema: z.ZodType;
}

type Truth = Expression<"boolean", "row">;

/** What `defineMetric` takes; functions receive the columns of the fact's row and the options. */
export interface MetricInput<Row, Options> {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly fact: Fact<Row>;
  readonly unit: Unit;
  readonly better: Better;
  /** Options with their defaults; every field needs one (`.prefault()` or `.default()`). */
  readonly options?: z.ZodType<Options>;
  /** The moment that puts a row in a period; a level has none. */
  readonly at?: (row: Row, options: Options) => Expression<"instant", "row">;
  /** The moment under `--when start`; by default the start of the measured duration. */
  readonly start?: (row: Row, options: Options) => Expression<"instant", "row">;
  /** Reasons of the fact that leave a row out beside those it always applies, e.g. `["outbound", "waived"]`. */
  readonly excludes?: readonly string[];
  readonly leaveOut?: (row: Row, options: Options) => Readonly<Record<string, Truth>>;
  /** Column of the end event that decides the credit; by default the end of the measured duration, null for nobody. */
  readonly credit?: string | null;
  readonly measure: (row: Row, options: Options) => Measure;
  readonly dimensions?: (row: Row) => Readonly<Record<string, Expression<ValueType, "row">>>;
  readonly splits?: Readonly<Record<string, Metric>>;
}

const PER_ROW: ReadonlySet<Measure["kind"]> = new Set(["distribution", "proportion", "ratio"]);

/**
 * A metric as data. Every mistake in the formula is caught by the compiler; a bad option throws `AlmanacError`
 * (`invalid-option`) whose first stack frame is the caller's line.
 */
export function defineMetric<Row, Options = Readonly<Record<string, never>>>(input: MetricInput<Row, Options>): Metric {
  const schema = input.options ?? (z.strictObject({}) as unknown as z.ZodType<Options>);
  const metric = (given: Readonly<Record<string, unknown>> = {}): MetricDefinition => {
    const parsed = schema.safeParse(given);
    if (!parsed.success) throw invalidOption(input.id, parsed.error, metric);
    return build(input, parsed.data);
  };
  const { id, title, about } = input;
  return Object.freeze(Object.assign(metric, { id, title, about, schema }));
}

function build<Row, Options>(input: MetricInput<Row, Options>, options: Options): MetricDefinition {
  const { fact } = input;
  const measure = input.measure(fact.row, options);
  const duration = measure.kind === "distribution" && measure.start !== null && measure.end !== null ? measure : null;
  const ended = duration?.end?.kind === "col" && duration.end.name in fact.credits ? duration.end.name : "open";
  const always = PER_ROW.has(measure.kind) ? fact.always : [];
  return Object.freeze({
    id: input.id,
    title: input.title,
    about: input.about,
    unit: input.unit,
    better: input.better,
    fact,
    at: input.at?.(fact.row, options) ?? null,
    start: input.start?.(fact.row, options) ?? duration?.start ?? null,
    excludes: inOrder([...always, ...(input.excludes ?? [])]),
    leaveOut: input.leaveOut?.(fact.row, options) ?? {},
    credit: input.credit === undefined ? ended : input.credit,
    measure,
    dimensions: input.dimensions?.(fact.row) ?? {},
    splits: Object.fromEntries(
      Object.entries(input.splits ?? {}).map(([name, other]) => [name, { ...other(), id: input.id }]),
    ),
    options: Object.freeze(JSON.parse(JSON.stringify(options)) as Record<string, unknown>),
  });
}

/** Reasons in the order they are tried: a row is counted under the first that holds. */
function inOrder(reasons: readonly string[]): readonly string[] {
  return [...new Set(["outbound", "spam", "duplicate", "waived", ...reasons])].filter((name) => reasons.includes(name));
}

/** The problem of an option that its schema refuses, thrown with the caller's own line first on the stack. */
export function invalidOption(
  id: string,
  error: z.ZodError,
  caller: (...args: never[]) => unknown,
  below: readonly PropertyKey[] = [],
): AlmanacError {
  const issue = error.issues[0];
  const path = [id, ...below, ...(issue?.path ?? [])].map(String).join(".");
  return new AlmanacError(
    {
      code: "invalid-option",
      message: `${path}: ${issue?.message ?? "not allowed"}`,
      where: { path },
      fix: `see \`almanac explain ${id}\` for its options`,
    },
    caller,
  );
}
