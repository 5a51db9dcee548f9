import { z } from "zod";
import type { Field, FieldKind } from "../event/fields.ts";
import { ENVELOPE_MEANINGS, OWN_MEANINGS } from "../event/meanings.ts";
import { fieldsOf } from "../event/plan.ts";
import { EVENT_TYPES, type EventTypeSpec } from "../event/types.ts";
import { conditionSchema } from "./condition.ts";
import { instantSchema } from "./instant.ts";
import { valueSchema } from "./value.ts";

const column = z.string().min(1);

/** The attributes of an event: columns under their own names, or values by the names of attributes. */
export const attributesSchema = z
  .union([z.array(column).min(1), z.record(z.string().min(1), valueSchema)])
  .meta({ id: "Attributes", description: "A list of columns, or values by the names of attributes." });

/** The lines of an order: one for each row of the key. */
export const itemsSchema = z
  .strictObject({
    when: conditionSchema.optional().describe("Rows that are lines of the order. Default: all of the key."),
    sku: valueSchema.optional(),
    category: valueSchema.optional(),
    quantity: valueSchema.optional(),
    price: valueSchema.optional().describe("Of one unit."),
  })
  .meta({ id: "Items", description: "One line of the order for each row of the key." });

const FIELD_SCHEMAS: Readonly<Partial<Record<FieldKind, z.ZodType>>> = {
  instant: instantSchema,
  attributes: attributesSchema,
  items: itemsSchema,
  scale: z.tuple([z.number(), z.number()]).describe("[low, high]"),
};

const meaningOf = (name: string): string | undefined =>
  (ENVELOPE_MEANINGS as Readonly<Record<string, string>>)[name] ?? OWN_MEANINGS[name];

/** Each distinct specification once, so that the JSON Schema states it once. */
const shared = new Map<string, z.ZodType>();

/** The schema of a field of an event as a mapping states it. */
function fieldSpec(name: string, { kind, values }: Field): z.ZodType {
  const id = values === undefined ? `Field.${name}.${kind}` : `Field.${name}.${values.join("-")}`;
  const words = [meaningOf(name), values && `one of ${values.join(", ")}`].filter(Boolean).join(": ");
  const schema = shared.get(id) ?? (FIELD_SCHEMAS[kind] ?? valueSchema).meta({ id, description: words || name });
  shared.set(id, schema);
  return schema.optional();
}

const specs = (fields: Readonly<Record<string, Field>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSpec(name, field)]));

/** The fields a mapping may state for events of a type. */
export const statableFields = (type: EventTypeSpec): Readonly<Record<string, Field>> => fieldsOf(type);

const eventOfType = (type: EventTypeSpec) =>
  z
    .strictObject({
      type: z.literal(type.name),
      when: conditionSchema
        .optional()
        .describe("A condition on rows: those that meet it give this event. Default: every row."),
      ...specs(statableFields(type)),
    })
    .meta({ description: type.meaning });

const [firstType, ...otherTypes] = EVENT_TYPES.map(eventOfType) as [
  ReturnType<typeof eventOfType>,
  ...ReturnType<typeof eventOfType>[],
];

/** An event that rows give: its type, the rows, and its fields. */
export const eventSpecSchema = z.discriminatedUnion("type", [firstType, ...otherTypes]);

const { type: _type, ...envelope } = fieldsOf({ ...(EVENT_TYPES[0] as EventTypeSpec), own: {}, needs: [] });

/** Fields that all events of a mapping share unless they state their own. */
export const commonSchema = z
  .strictObject(specs(envelope))
  .meta({ id: "Common", description: "Fields that all events share unless they state their own." });

/** An event as a mapping states it: its type, its condition, and the specification of each field. */
export type EventSpec = { readonly type: EventTypeSpec["name"]; readonly when?: z.output<typeof conditionSchema> } & {
  readonly [field: string]: unknown;
};
