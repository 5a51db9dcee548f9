import { z } from "zod";
import { Digest } from "./metric-figures.ts";

/** Names the shape of `provenance.json`. */
export const PROVENANCE_FORMAT = "almanac-provenance/1";

const Instant = z.iso.datetime({ offset: true });

/** Why a version follows another: each part is machine-made. */
export const Revision = z
  .strictObject({
    /** Number and digest of the version replaced. */
    version: z.int().positive(),
    figures: Digest,
    /** `definition`: that metric's definition is another; `settings` and `convention`: the configuration is; `events`: events came late or were corrected; `report`: metrics, groups or titles of the report are others. */
    reasons: z
      .array(z.enum(["definition", "settings", "convention", "events", "report"]))
      .min(1)
      .readonly(),
    /** Metrics whose figure is another, by `figureKey`; null = not in that version, or no data. */
    changed: z
      .array(
        z.strictObject({ metric: z.string(), before: z.number().nullable(), after: z.number().nullable() }).readonly(),
      )
      .readonly(),
  })
  .readonly();
/** Why a version follows another. */
export type Revision = z.infer<typeof Revision>;

/** `provenance.json`: how the figures came about; outside their digest, as none of it changes them. */
export const Provenance = z
  .strictObject({
    format: z.literal(PROVENANCE_FORMAT),
    version: z.int().positive(),
    /** SHA-256 of the bytes of `figures.json`. */
    figures: Digest,
    /** Digest and number of the events they were computed from first. */
    events: z.strictObject({ digest: Digest, count: z.int().nonnegative() }).readonly(),
    /** Instants up to which the log was known: the first gave the figures, later ones gave the same. */
    asOf: z.array(Instant).min(1).readonly(),
    engine: z.strictObject({ name: z.string(), version: z.string() }).readonly(),
    /** Version of each package and plugin that took part. */
    packages: z.record(z.string(), z.string()).readonly(),
    /** What it replaces; null for the first version. */
    replaces: Revision.nullable(),
  })
  .readonly();
/** `provenance.json`: how the figures came about. */
export type Provenance = z.infer<typeof Provenance>;
