import { z } from "zod";
import { isoDuration } from "../metric/options.ts";
import { checked, PLUGIN_ID } from "./checked.ts";

const Limit = z
  .strictObject({
    is: z.enum(["at-least", "at-most", "above", "below"]).meta({ description: "Where the figure must lie." }),
    value: z.number().meta({ description: "In the metric's unit: a share 0–1, seconds …" }),
  })
  .readonly();

const Rule = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9_]*$/)
      .meta({ description: "Id of the metric that the rule is." }),
    title: z.string().min(1),
    metric: z.string().min(1).meta({ description: "Id of the metric it is measured by." }),
    options: z.record(z.string(), z.json()).readonly().prefault({}),
    where: z.record(z.string(), z.array(z.string()).min(1).readonly()).readonly().prefault({}),
    window: isoDuration.meta({ description: "Length of the rolling window that ends at the instant asked, ISO 8601." }),
    limit: Limit.nullable().prefault(null).meta({ description: "What the marketplace asks for; null: it only shows." }),
  })
  .readonly();

const PolicySchema = z
  .strictObject({
    id: z.string().regex(PLUGIN_ID),
    title: z.string().min(1),
    about: z.string().min(1),
    rules: z.array(Rule).min(1).readonly(),
  })
  .readonly();

/** The rules of a marketplace, each a figure on its own rolling window, as data. */
export type Policy = z.infer<typeof PolicySchema>;

/** A policy as its file writes it. */
export type PolicyInput = z.input<typeof PolicySchema>;

/** One rule of a policy. */
export type PolicyRule = Policy["rules"][number];

/** A policy; its JSON read back gives the same. Throws `AlmanacError` (`invalid-definition`) at the caller's line. */
export function definePolicy(input: PolicyInput): Policy {
  return checked("policy", PolicySchema, input, definePolicy);
}

const HOLDS = {
  "at-least": (figure: number, value: number) => figure >= value,
  "at-most": (figure: number, value: number) => figure <= value,
  above: (figure: number, value: number) => figure > value,
  below: (figure: number, value: number) => figure < value,
} satisfies Record<NonNullable<PolicyRule["limit"]>["is"], (figure: number, value: number) => boolean>;

/** Whether a figure keeps a rule; null without data or without a limit. */
export function keepsRule(rule: PolicyRule, figure: number | null): boolean | null {
  if (figure === null || rule.limit === null) return null;
  return HOLDS[rule.limit.is](figure, rule.limit.value);
}
