import { z } from "zod";
import { Calendars, ZoneName } from "../calendar/schema.ts";
import { DURATION_FORMS, DURATION_PATTERN, durationMicros } from "../time/duration.ts";

const DurationText = z
  .string()
  .regex(DURATION_PATTERN)
  .refine((text) => (durationMicros(text) ?? 0n) > 0n, {
    error: ({ input }) => `${JSON.stringify(input)} is no duration`,
  })
  .meta({ id: "Duration", description: `${DURATION_FORMS}; more than zero` });

/** The values of a dimension that a condition accepts: one, or a list of which one must hold. Read as a list. */
export const DimensionValues = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((values): readonly string[] => Object.freeze(typeof values === "string" ? [values] : values))
  .meta({ description: "a value, or a list of values of which one must hold" });

/** A time within which something is to happen, for the rows that its `where` fits. */
export const Target = z
  .strictObject({
    name: z.string().min(1).meta({ description: "the target's own name, a text" }),
    metric: z.string().min(1).default("first_response_time").meta({ description: "the id of a metric of durations" }),
    within: DurationText,
    clock: z
      .enum(["calendar", "business"])
      .optional()
      .meta({ description: '"calendar" (all time) or "business" (opening hours); left out: the clock of the run' }),
    where: z
      .record(z.string(), DimensionValues)
      .readonly()
      .default({})
      .meta({ description: "an object {dimension: value or list of values}, all of which must hold" }),
    goal: z.number().gt(0).lte(1).optional().meta({ description: "a share above 0, up to 1" }),
  })
  .readonly();

const Targets = z
  .array(Target)
  .readonly()
  .check(({ value, issues }) => {
    const names = value.map(({ name }) => name);
    const index = names.findIndex((name, at) => names.indexOf(name) !== at);
    if (index < 0) return;
    const message = `two targets are called ${JSON.stringify(names[index])}`;
    issues.push({ code: "custom", message, path: [index, "name"], input: names[index] });
  });

/** Everything a measurement depends on beside the events: a part of a project's config, or a JSON file of its own. */
export const Settings = z
  .strictObject({
    zone: ZoneName.default("UTC"),
    calendars: Calendars.optional(),
    targets: Targets.default([]),
    metrics: z
      .record(
        z.string(),
        z.record(z.string(), z.json()).readonly().meta({ description: "an object of the metric's options" }),
      )
      .readonly()
      .default({})
      .meta({ description: "an object {id of a metric: its options}" }),
    windows: z
      .record(z.string(), DurationText)
      .readonly()
      .default({})
      .meta({ description: 'an object {id of a metric: duration}, e.g. {"repeat_contact_rate": "P7D"}' }),
  })
  .readonly();

/** A time within which something is to happen. `where` lists the accepted values of each dimension. */
export type Target = z.infer<typeof Target>;
/** Everything a measurement depends on beside the events, with its defaults filled in. */
export type Settings = z.infer<typeof Settings>;
/** Settings as a person writes them: fields with a default may be left out, a single value needs no list. */
export type SettingsInput = z.input<typeof Settings>;

/** The JSON Schema of a settings file, as text that ends with a line break. */
export function settingsJsonSchema(): string {
  const schema = z.toJSONSchema(Settings, {
    io: "input",
    // zod says `readOnly` of frozen data; in JSON Schema it means what a client may not send
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return `${JSON.stringify({ title: "Almanac settings", ...schema }, null, 2)}\n`;
}
