import { z } from "zod";
import { checked } from "./checked.ts";

const Said = z.strictObject({ title: z.string().min(1), about: z.string().min(1) }).readonly();

const LocaleSchema = z
  .strictObject({
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[a-zA-Z0-9]+)*$/)
      .meta({ description: "BCP 47 language of URLs and `lang`." }),
    tag: z
      .string()
      .refine(isTag, { error: "not a BCP 47 tag" })
      .meta({ description: "Whose numbers, dates and plurals hold." }),
    name: z.string().min(1).meta({ description: "The language's own name." }),
    direction: z.enum(["ltr", "rtl"]),
    messages: z.record(z.string(), z.string().min(1)).readonly(),
    metrics: z.record(z.string(), Said).readonly().optional(),
  })
  .readonly();

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A language as data: messages in ICU syntax by id, and titles and meanings of metrics. */
export type LocaleInput = z.input<typeof LocaleSchema>;

/** A language; the names of its messages stay in its type. Throws `AlmanacError` (`invalid-definition`) at the caller's line. */
export function defineLocale<const L extends LocaleInput>(input: L): L {
  checked("locale", LocaleSchema, input, defineLocale);
  return Object.freeze(input);
}
