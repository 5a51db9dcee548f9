import { z } from "zod";
import type { Metric } from "../metric/define.ts";
import type { ConnectedSource } from "../plugin/connector.ts";
import type { Engine } from "../plugin/engine.ts";
import { ReportSchema } from "../plugin/report.ts";
import { Settings } from "../settings/schema.ts";
import { Goal } from "./goal.ts";

/** True for what a metric's file exports: a function of its options with its id and their schema. */
export function isMetric(value: unknown): value is Metric {
  return typeof value === "function" && "id" in value && "schema" in value && "about" in value;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isSource = (value: unknown): value is ConnectedSource =>
  isObject(value) && typeof value.connector === "string" && typeof value.read === "function";

const isEngine = (value: unknown): value is Engine<unknown, unknown> =>
  isObject(value) && typeof value.name === "string" && typeof value.connect === "function";

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
};

/** Names in the config stand in paths and URLs. */
const Name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "is no name: lower-case letters, digits, hyphens");

const Family = z
  .array(
    z
      .custom<Metric>(isMetric, "is no metric")
      .meta({ description: "a metric, as `defineMetric` gives it; a family is called: `timing()`" }),
    { error: "is no family of metrics" },
  )
  .readonly()
  .meta({ description: "a family of metrics, e.g. `timing()`, or a list of metrics" });

const Source = z
  .custom<ConnectedSource>(isSource, "is no source")
  .meta({ description: "a connector called with its options" });

const Privacy = z
  .strictObject({
    agents: z
      .enum(["off", "restricted"])
      .default("off")
      .meta({ description: '"off" (no agent in any figure published) or "restricted" (only in the restricted tree)' }),
    text: z
      .enum(["off", "restricted"])
      .default("off")
      .meta({ description: '"off" (personal texts are dropped) or "restricted" (kept for the restricted tree)' }),
    suppressBelow: z
      .int()
      .nonnegative()
      .default(5)
      .meta({ description: "a whole number: groups of fewer rows are hidden, 0 hides none" }),
  })
  .readonly();

/** Everything a project's `almanac.config.ts` may say. */
export const ConfigSchema = z
  .strictObject({
    name: z.string().min(1).meta({ description: "the name of the site, a text" }),
    ...Settings.unwrap().shape,
    languages: z
      .array(z.string().refine(isLanguage, "is no language tag"))
      .min(1)
      .readonly()
      .default(["en"])
      .meta({ description: 'a list of language tags, e.g. ["en", "pl"]; the first is the default' }),
    plugins: z.array(Family).readonly().optional(),
    sources: z.record(Name, Source).readonly().default({}),
    goals: z.array(Goal).readonly().default([]),
    reports: z
      .record(Name, ReportSchema)
      .readonly()
      .optional()
      .meta({ description: "an object {name: {period, level, metrics, by, restricted, title}}" }),
    privacy: Privacy.prefault({}),
    engine: z.custom<Engine<unknown, unknown>>(isEngine, "is no engine").optional(),
  })
  .readonly();

/** A project's config with its defaults filled in; `plugins` and `reports` are undefined where it does not speak of them. */
export type Config = z.infer<typeof ConfigSchema>;

/** A project's config as a person writes it. */
export type ConfigInput = z.input<typeof ConfigSchema>;
