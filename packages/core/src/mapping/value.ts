import { z } from "zod";
import { templateSchema } from "./template.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A table from a column's values to ours. */
export const tableSchema = z.record(z.string(), z.union([scalar, z.null()])).meta({
  id: "Table",
  description: "From a raw value to ours; null leaves the field out.",
});

/** What becomes of a value the table does not have. */
const otherwiseSchema = z
  .union([z.enum(["refuse", "omit", "keep"]), z.strictObject({ value: scalar })])
  .describe(
    'A value the table does not have: refuse the row (default), omit the field, keep the value, or {"value": "other"}.',
  );

/** A value looked up in a table. */
export const lookUpSchema = z
  .strictObject({
    from: templateSchema,
    table: z.union([z.string().min(1), tableSchema]).describe("A table, or the name of one of the mapping's `tables`."),
    otherwise: otherwiseSchema.optional(),
  })
  .meta({ id: "LookedUp", description: "A value looked up in a table." });

/** A value computed from a row. */
export const valueSchema = z
  .union([
    templateSchema,
    z.number(),
    z.boolean(),
    z.null(),
    lookUpSchema,
    z.strictObject({ firstOf: z.array(z.union([templateSchema, lookUpSchema])).min(1) }),
    z.strictObject({ product: z.array(templateSchema).min(1) }),
    z.strictObject({ sumOf: z.array(templateSchema).min(1) }),
  ])
  .meta({
    id: "Value",
    description:
      "A template, a constant, a value looked up in a table; {firstOf} the first that is not empty; {product} of exact decimals; {sumOf} the sum of that product over the rows of the key. null leaves the field out.",
  });

/** A value as a mapping states it; see `valueSchema`. */
export type ValueSpec = z.output<typeof valueSchema>;

/** A value looked up in a table, as a mapping states it. */
export type LookUp = z.output<typeof lookUpSchema>;

/** A table of raw values; see `tableSchema`. */
export type Table = z.output<typeof tableSchema>;
