import { explainMetric } from "@almanac/core";
import type { Input } from "./command.ts";
import type { Effects } from "./effects.ts";
import { explanationText } from "./explanation-text.ts";
import { CONVENTIONS, conventionOf, metricOf } from "./metrics.ts";
import type { Option, Options } from "./option.ts";
import { openProject } from "./source.ts";
import { termsOf } from "./terms.ts";

/** The options of `almanac explain`. */
export interface ExplainOptions extends Options {
  readonly config: Option<"one", string>;
  readonly settings: Option<"one", string>;
  readonly convention: Option<"one", string>;
  readonly sql: Option<"flag", string>;
}

/** Prints a metric's definition in words, as one JSON object, or as the SQL of the engine. */
export async function runExplain(input: Input<ExplainOptions>, effects: Effects): Promise<undefined> {
  const { convention: name, sql } = input.options;
  const project = await openProject(input.options, effects);
  const metric = metricOf(project.metrics, input.arguments[0] ?? "");
  const convention = conventionOf(name);
  const terms = termsOf(project, convention);
  const explanation = explainMetric(metric, {
    options: terms.options,
    conventions: CONVENTIONS.values(),
    targets: project.settings.targets,
    metrics: project.metrics,
  });
  const text = sql ? await (await import("./explain-sql.ts")).metricSql(project, metric, terms, effects) : null;
  if (input.json) {
    const told = { ...explanation, convention: convention?.id ?? "almanac", clock: terms.clock };
    effects.stdout.write(`${JSON.stringify(text === null ? told : { ...told, sql: text })}\n`);
    return undefined;
  }
  effects.stdout.write(text ?? explanationText(explanation, convention));
  return undefined;
}
