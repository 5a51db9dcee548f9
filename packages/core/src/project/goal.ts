import { z } from "zod";
import { LocalDate } from "../calendar/schema.ts";
import { DimensionValues } from "../settings/schema.ts";

const limits = {
  atLeast: z.number().optional().meta({ description: "a number in the metric's unit: the figure should not be below" }),
  atMost: z.number().optional().meta({ description: "a number in the metric's unit: the figure should not be above" }),
};

const hasOneLimit = ({ atLeast, atMost }: { readonly atLeast?: unknown; readonly atMost?: unknown }): boolean =>
  (atLeast === undefined) !== (atMost === undefined);

const oneLimit = { error: "states neither or both of atLeast and atMost" };

const Milestone = z
  .strictObject({ on: LocalDate, ...limits })
  .refine(hasOneLimit, oneLimit)
  .readonly();

/** Where a figure should be by a date, whose task that is and what it decides. */
export const Goal = z
  .strictObject({
    metric: z.string().min(1).meta({ description: "the id of a metric" }),
    where: z
      .record(z.string(), DimensionValues)
      .readonly()
      .default({})
      .meta({ description: "an object {dimension: value or list of values}, all of which must hold" }),
    ...limits,
    by: LocalDate,
    owner: z.string().min(1).meta({ description: "who answers for it, a text" }),
    decision: z.string().min(1).optional().meta({ description: "the decision the figure guides, a text" }),
    milestones: z.array(Milestone).readonly().default([]),
  })
  .refine(hasOneLimit, oneLimit)
  .readonly()
  .meta({ description: "an object {metric, where, atLeast or atMost, by, owner, decision, milestones}" });

/** Where a figure should be by a date. `atLeast` and `atMost` are in the metric's unit; one of them is stated. */
export type Goal = z.infer<typeof Goal>;
