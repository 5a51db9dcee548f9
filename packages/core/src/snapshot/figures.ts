import { z } from "zod";
import { Digest, figureKey, MetricFigures } from "./metric-figures.ts";
import { SnapshotPeriod } from "./period.ts";

/** Names the shape of `figures.json`; a new shape gets a new number and readers keep reading the old. */
export const FIGURES_FORMAT = "almanac-figures/1";

const Rows = z.int().nonnegative();

/** What the events of the period are worth; depends on them alone, so that later events of other periods change nothing. */
export const Quality = z
  .strictObject({
    /** Events whose `at` lies in the period, as known then. */
    events: Rows,
    /** Of them, those whose time is derived: the source states none. */
    derived: Rows,
    /** Records refused, by reason; those that carry a readable `at` in the period, or none at all. */
    quarantined: z.record(z.string(), z.int().positive()).readonly(),
    /** What of the period each source covers, clipped to the period; null bounds = nothing of it. */
    coverage: z
      .array(
        z
          .strictObject({
            source: z.string(),
            /** Instants; null = nothing of the period. */
            from: z.string().nullable(),
            to: z.string().nullable(),
            /** Whether it covers all of the period. */
            complete: z.boolean(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
/** What the events of the period are worth. */
export type Quality = z.infer<typeof Quality>;

/** Something a reader should know, as data: `metric` is a `figureKey`; its numbers are those of the metric. */
export const Finding = z
  .discriminatedUnion("kind", [
    /** A change against the period before that is decisive. */
    z.strictObject({
      kind: z.literal("changed"),
      metric: z.string(),
      direction: z.enum(["up", "down"]),
      judgement: z.enum(["better", "worse", "neutral"]),
    }),
    /** A goal, by the name of its target, that the period met or missed for certain. */
    z.strictObject({
      kind: z.literal("target"),
      metric: z.string(),
      target: z.string(),
      verdict: z.enum(["met", "missed"]),
    }),
    /** A metric that could not be computed. */
    z.strictObject({ kind: z.literal("no-data"), metric: z.string() }),
  ])
  .readonly();
/** Something a reader should know, as data. */
export type Finding = z.infer<typeof Finding>;

/** `figures.json`: every figure of one report and period, and nothing that may differ between equal figures. */
export const Figures = z
  .strictObject({
    format: z.literal(FIGURES_FORMAT),
    report: z.strictObject({ id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/), title: z.string().min(1) }).readonly(),
    period: SnapshotPeriod,
    /** Name of the convention set in force, e.g. `almanac`. */
    convention: z.string(),
    /** Groups of fewer rows than this are suppressed in breakdowns. */
    suppressBelow: Rows,
    metrics: z.array(MetricFigures).readonly(),
    /** The most important first. */
    findings: z.array(Finding).readonly(),
    quality: Quality,
    /** Digest of the settings the figures depend on. */
    settings: Digest,
  })
  .refine(({ metrics }) => new Set(metrics.map(figureKey)).size === metrics.length, {
    error: "two entries are of the same metric and dimensions",
    path: ["metrics"],
  })
  .refine(
    ({ metrics, findings }) => findings.every(({ metric }) => metrics.some((other) => figureKey(other) === metric)),
    {
      error: "a finding is of a metric that is not in the snapshot",
      path: ["findings"],
    },
  )
  .readonly();
/** `figures.json`: every figure of one report and period. */
export type Figures = z.infer<typeof Figures>;
