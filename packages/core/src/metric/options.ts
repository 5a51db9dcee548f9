import { z } from "zod";
import { DURATION_FORMS, durationMicros } from "../time/duration.ts";

/** Option `edges` of a distribution: limits of its histogram's bins, in the metric's unit, ascending; null for no histogram. */
export const edges = z
  .array(z.number())
  .min(1)
  .refine((limits) => limits.every((limit, i) => i === 0 || limit > (limits[i - 1] ?? limit)), {
    error: "edges must ascend",
  })
  .readonly()
  .nullable()
  .prefault(null)
  .meta({ description: "Limits of the histogram's bins in the metric's unit, ascending; null: no histogram." });

/** Options of a distribution that has no others. */
export const distributionOptions = z.strictObject({ edges });

/** An option that is an ISO 8601 duration, e.g. `"PT60S"`. */
export const isoDuration = z
  .string()
  .refine((text) => durationMicros(text) !== null, { error: `not a duration; allowed: ${DURATION_FORMS}` });
