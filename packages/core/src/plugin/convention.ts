import { z } from "zod";
import { checked, PLUGIN_ID } from "./checked.ts";

const Options = z.record(z.string(), z.json()).readonly();

const ConventionSchema = z
  .strictObject({
    id: z.string().regex(PLUGIN_ID).meta({ description: "Name on the command line, e.g. `sparkcentral`." }),
    title: z.string().min(1),
    about: z.string().min(1).meta({ description: "How the tool counts, in a sentence or two." }),
    options: z
      .record(z.string(), Options)
      .readonly()
      .prefault({})
      .meta({ description: "Options of metrics by the metric's id; the settings' own go before them." }),
    settings: z
      .strictObject({
        clock: z.enum(["calendar", "business"]).nullable().prefault(null).meta({
          description: "Clock of every duration; null: the clock of the run.",
        }),
        calendar: z.enum(["each-instant", "last"]).prefault("each-instant").meta({
          description:
            "Whose opening hours hold: those of the row's team at each instant, or of its last team for all of it.",
        }),
      })
      .readonly()
      .prefault({}),
  })
  .readonly();

/** How a well-known tool counts, as data: the options and settings with which its figures come out of the same events. */
export type Convention = z.infer<typeof ConventionSchema>;

/** A convention as its file writes it: settings and options it does not speak of may be left out. */
export type ConventionInput = z.input<typeof ConventionSchema>;

/** A convention. Throws `AlmanacError` (`invalid-definition`) at the caller's line. */
export function defineConvention(input: ConventionInput): Convention {
  return checked("convention", ConventionSchema, input, defineConvention);
}

/** Options of one metric under a convention: the convention's, with those the settings give on top. */
export function optionsUnder(
  convention: Convention,
  metric: string,
  given: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return Object.freeze({ ...convention.options[metric], ...given });
}
