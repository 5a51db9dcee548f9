import { z } from "zod";
import { checked } from "./checked.ts";

/** What a report may say of itself. */
export const ReportSchema = z
  .strictObject({
    title: z.string().min(1).optional().meta({ description: "Left out: made from the report's name." }),
    period: z.enum(["day", "week", "month", "quarter", "year"]),
    level: z.string().min(1).prefault("company").meta({
      description:
        "Whose figures: `company`, or the dimension that gets a page for each of its values, e.g. `agent.vendor`.",
    }),
    metrics: z
      .union([z.literal("all"), z.array(z.string().min(1)).min(1).readonly()])
      .prefault("all")
      .meta({ description: "Ids of metrics in their order, or all of the plugins'." }),
    by: z
      .array(z.string().min(1))
      .readonly()
      .prefault([])
      .meta({ description: "Dimensions each figure is broken down by." }),
    restricted: z.boolean().prefault(false).meta({ description: "Only in the tree of the site that needs a grant." }),
  })
  .readonly();

/** What a report shows of each period, with its defaults filled in. */
export type Report = z.infer<typeof ReportSchema>;

/** A report as the config writes it. */
export type ReportInput = z.input<typeof ReportSchema>;

/** A report. Throws `AlmanacError` (`invalid-definition`) at the caller's line. */
export function defineReport(input: ReportInput): Report {
  return checked("report", ReportSchema, input, defineReport);
}
