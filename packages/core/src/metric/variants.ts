import { z } from "zod";
import { invalidOption, type Metric, type MetricDefinition } from "./define.ts";

/** What `defineVariants` takes. */
export interface VariantsInput<Name extends string> {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Name of the option that chooses. */
  readonly option: string;
  /** What the option means. */
  readonly describe: string;
  /** The metric for each value of the option; their ids do not matter. */
  readonly variants: Readonly<Record<Name, Metric>>;
  readonly otherwise: NoInfer<Name>;
}

/**
 * One metric whose rows depend on an option: each value of the option names a metric over its own fact. The other
 * options are the chosen metric's. Throws `AlmanacError` (`invalid-option`) at the caller's line.
 */
export function defineVariants<Name extends string>(input: VariantsInput<Name>): Metric {
  const { id, title, about, option, variants } = input;
  const choice = z
    .enum(Object.keys(variants) as Name[])
    .prefault(input.otherwise as never)
    .meta({ description: input.describe });
  const schema = z.looseObject({ [option]: choice });
  const metric = (given: Readonly<Record<string, unknown>> = {}): MetricDefinition => {
    const { [option]: chosen, ...rest } = given;
    const name = choice.safeParse(chosen);
    if (!name.success) throw invalidOption(id, name.error, metric, [option]);
    const variant = variants[name.data as Name];
    const parsed = variant.schema.safeParse(rest);
    if (!parsed.success) throw invalidOption(id, parsed.error, metric);
    const definition = variant(rest);
    return Object.freeze({
      ...definition,
      id,
      title,
      about,
      options: Object.freeze({ [option]: name.data, ...definition.options }),
    });
  };
  return Object.freeze(Object.assign(metric, { id, title, about, schema }));
}
