import { z } from "zod";
import { parseDay } from "../time/civil.ts";

const LocalDate = z
  .string()
  .refine((text) => parseDay(text) !== null, { error: "not a date (YYYY-MM-DD) that exists" });

/** A local date, `2026-10-01`, or an instant with an offset. */
const Bound = z.string().min(10);

/** Units of whole days a report may be of, or a series may be cut into. */
export const SnapshotUnit = z.enum(["day", "week", "month", "quarter", "year"]);

/** A calendar period by its name and its local dates in its zone, half-open. */
export const SnapshotPeriod = z
  .strictObject({
    /** `2026-09-07`, `2026-W37`, `2026-09`, `2026-Q3` or `2026`. */
    name: z.string().min(4),
    unit: SnapshotUnit,
    /** First local date. */
    from: LocalDate,
    /** The local date after the last. */
    to: LocalDate,
    /** IANA name of the zone whose days these are. */
    zone: z.string().min(1),
  })
  .refine(({ from, to }) => from < to, { error: "the period is empty" })
  .readonly();
/** A calendar period by its name and its local dates in its zone, half-open. */
export type SnapshotPeriod = z.infer<typeof SnapshotPeriod>;

/** One bucket `[from, to)` of a series: local dates, or instants where it is cut into hours. */
export const Bucket = z.strictObject({ from: Bound, to: Bound }).readonly();
