import { z } from "zod";
import { templateSchema } from "./template.ts";
import { lookUpSchema } from "./value.ts";

/** The name of one of the mapping's `instants`. */
export const namedInstant = z
  .string()
  .regex(/^[A-Za-z_][\w-]*$/, "must be the name of one of `instants`: letters, digits, - and _")
  .meta({ id: "InstantName", description: "The name of one of the mapping's `instants`." });

/** How a local time that comes twice (the clocks go back) or never (they go forward) is taken. */
const FOLDS = ["earlier", "later", "refuse"] as const;
const GAPS = ["refuse", "forward"] as const;

/** How an instant is written. */
export const instantFormatSchema = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).meta({
  id: "InstantFormat",
  description:
    'Tokens of Luxon, e.g. "d/M/yyyy HH:mm" (u: a fraction of the second), "seconds" or "milliseconds" since 1970, or "iso". Of a list the first that fits.',
});

/** An instant read from a row's cells. */
export const readingSchema = z
  .strictObject({
    text: z
      .union([templateSchema, lookUpSchema])
      .describe('The text to read, e.g. "{date} {time}". Empty where one of the columns is empty.'),
    format: instantFormatSchema.optional().describe("Default: the mapping's `instantFormat`."),
    zone: z.string().min(1).optional().describe("The zone of a local time. Default: the mapping's `zone`."),
    fold: z
      .enum(FOLDS)
      .optional()
      .describe("A local time that comes twice, when clocks go back. Default: earlier, the first of the two."),
    gap: z
      .enum(GAPS)
      .optional()
      .describe(
        "A local time that never comes, when clocks go forward: refuse (default) or move it forward by the gap.",
      ),
    plusSeconds: templateSchema.optional().describe('Seconds to add, e.g. "{wait_seconds}"; an empty one adds none.'),
    rollsOver: namedInstant
      .optional()
      .describe(
        "A time of day goes on past midnight: read as more than 12 hours before this instant, it is a day later.",
      ),
  })
  .meta({ id: "InstantReading", description: "An instant read from a row's cells." });

const single = z.union([namedInstant, readingSchema]);
const several = z.array(single).min(1);

/** An instant: by name, read from cells, or chosen among several. Empty when there is none. */
export const instantSchema = z
  .union([
    namedInstant,
    readingSchema,
    z.strictObject({ firstOf: several.describe("The first that is not empty.") }),
    z.strictObject({ earliestOf: several.describe("The earliest of those that are not empty.") }),
    z.strictObject({ latestOf: several.describe("The latest of those that are not empty.") }),
  ])
  .meta({ id: "Instant", description: "An instant: by name, read from cells, or chosen among several." });

/** An instant as a mapping states it; see `instantSchema`. */
export type InstantSpec = z.output<typeof instantSchema>;

/** An instant read from a row's cells; see `readingSchema`. */
export type ReadingSpec = z.output<typeof readingSchema>;
