import { z } from "zod";
import { parseInstant } from "../time/instant.ts";
import { checkMoney, LARGEST_NUMBER, toMillionths } from "./decimal.ts";
import type { Field, FieldKind } from "./fields.ts";

const wellFormed = (text: string): boolean => text.isWellFormed();

const text = z.string().refine(wellFormed, "holds half of a surrogate pair");
const number = z
  .number()
  .refine((value) => toMillionths(value) !== null, "is too large to be kept exactly")
  .meta({ minimum: -LARGEST_NUMBER, maximum: LARGEST_NUMBER });
const amount = number.refine((value) => value >= 0, "must be at least 0").meta({ minimum: 0, maximum: LARGEST_NUMBER });
const money = z
  .string()
  .refine((value) => checkMoney(value) === "ok", "must be a decimal string of at least 0")
  .meta({
    id: "EventMoney",
    description: "A decimal string ≥ 0, never a float.",
    pattern: "^\\d{1,18}(\\.\\d{1,9})?$",
  });

/** The line of an order as a record writes it. */
const item = z.looseObject({
  sku: text.nullish(),
  category: text.nullish(),
  quantity: amount.nullish(),
  price: money.nullish(),
});

/** The schema of each kind of field; a `choice` and limits are added by `fieldSchema`. */
export const KIND_SCHEMAS = Object.freeze({
  id: text,
  text,
  flag: z.boolean(),
  choice: z.string(),
  instant: z
    .string()
    .refine((value) => parseInstant(value).ok, "must be an RFC 3339 instant with an offset")
    .meta({
      id: "EventInstant",
      description: "RFC 3339 with an offset; digits after microseconds are cut.",
      format: "date-time",
    }),
  integer: z.int(),
  seconds: amount,
  number,
  scored: number,
  scale: z.tuple([number, number]).meta({ id: "EventScale", description: "[low, high], low < high." }),
  money,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ description: "ISO 4217." }),
  items: z.array(item),
  attributes: z.record(z.string(), text.nullish()),
} as const satisfies Record<FieldKind, z.ZodType>);

/** The value a field takes as input, from its schema. */
export type InputOf<F extends Field> = F extends { kind: "choice"; values: infer V extends readonly string[] }
  ? V[number]
  : z.input<(typeof KIND_SCHEMAS)[F["kind"]]>;

const limited = (schema: z.ZodType, { low, high, longest, values }: Field): z.ZodType => {
  if (values !== undefined) return z.enum(values as [string, ...string[]]);
  if (low !== undefined && high !== undefined) {
    return (schema as typeof number)
      .refine((value) => value >= low && value <= high)
      .meta({ minimum: low, maximum: high });
  }
  return longest === undefined
    ? schema
    : (schema as typeof text).refine((value) => Array.from(value).length <= longest).meta({ maxLength: longest });
};

/** The schema of one field: required, or absent as nothing or null. An empty id is an absent one. */
export function fieldSchema(field: Field): z.ZodType {
  const schema = limited(KIND_SCHEMAS[field.kind], field);
  if (!field.required || field.kind === "attributes") return schema.nullish();
  return field.kind === "id"
    ? (schema as typeof text).refine((value) => value !== "", "is missing").meta({ minLength: 1 })
    : schema;
}
