import { z } from "zod";
import { toMillionths } from "./decimal.ts";
import type { Field } from "./fields.ts";
import type { EventInput } from "./input.ts";
import { fieldSchema } from "./kinds.ts";
import { ENVELOPE_MEANINGS, OWN_MEANINGS } from "./meanings.ts";
import { fieldsOf, PERSONAL_FIELDS } from "./plan.ts";
import { scalar } from "./scalar.ts";
import { EVENT_TYPES, type EventTypeSpec } from "./types.ts";

type Loose = Readonly<Record<string, unknown>>;

function hasAttribute(type: EventTypeSpec, record: Loose): boolean {
  const known = new Set(["type", ...Object.keys(fieldsOf(type))]);
  const extra = Object.entries(record).filter(([name]) => !known.has(name));
  return [...Object.entries(record.attributes ?? {}), ...extra].some(
    ([name, value]) => value !== null && value !== undefined && !PERSONAL_FIELDS.has(name),
  );
}

/** Where a record breaks a rule between its fields; the same rules `parseEvent` checks. */
function* brokenRules(type: EventTypeSpec, record: Loose): Generator<{ path: string; message: string }> {
  const absent = (name: string) => record[name] === undefined || record[name] === null;
  if (type.oneOf.length > 0 && type.oneOf.every(absent)) {
    yield { path: type.oneOf[0] ?? "", message: `one of ${type.oneOf.join(", ")}` };
  }
  const scored = Object.entries(type.own).find(([, field]) => field.kind === "scored")?.[0];
  if (scored !== undefined) {
    const [low, high] = record.scale as [number, number];
    const score = record[scored] as number;
    if (!((toMillionths(low) ?? 0n) < (toMillionths(high) ?? 0n))) yield { path: "scale", message: "low < high" };
    else if (score < low || score > high) yield { path: scored, message: "on its scale" };
  }
  if (type.own.attributes?.required === true && !hasAttribute(type, record)) {
    yield { path: "attributes", message: "is missing" };
  }
}

/** Fields of the envelope that are alike in all types, shared so that the JSON Schema states each once. */
const shared = new Map<string, z.ZodType>();

function schemaOf(name: string, field: Field, own: boolean): z.ZodType {
  const about = own ? OWN_MEANINGS[name] : ENVELOPE_MEANINGS[name as keyof typeof ENVELOPE_MEANINGS];
  if (own) return about === undefined ? fieldSchema(field) : fieldSchema(field).describe(about);
  const id = `${field.required ? "Required" : "Optional"}.${name}`;
  const known =
    shared.get(id) ?? fieldSchema(field).meta({ id, ...(about === undefined ? {} : { description: about }) });
  shared.set(id, known);
  return known;
}

function typeSchema(type: EventTypeSpec) {
  const fields = Object.entries(fieldsOf(type)).map(([name, field]) => [
    name,
    schemaOf(name, field, Object.hasOwn(type.own, name)),
  ]);
  return z
    .object({ type: z.literal(type.name), ...Object.fromEntries(fields) })
    .catchall(scalar)
    .superRefine((record: Loose, context) => {
      for (const { path, message } of brokenRules(type, record)) {
        context.addIssue({ code: "custom", path: [path], message });
      }
    })
    .meta({ id: type.name, description: type.meaning });
}

function buildSchema(): z.ZodType<EventInput, EventInput> {
  const [first, ...others] = EVENT_TYPES.map(typeSchema);
  if (first === undefined) throw new Error("the contract has no types");
  return z.discriminatedUnion("type", [first, ...others]) as unknown as z.ZodType<EventInput, EventInput>;
}

let built: z.ZodType<EventInput, EventInput> | undefined;

/**
 * The zod schema of a record of the log, discriminated by `type`; built on first use. It takes exactly the records that
 * `parseEvent` takes with an empty context, save `future`, which compares two instants. Use `parseEvent` for reasons and
 * for speed, this for types, forms and the JSON Schema.
 */
export const eventSchema = (): z.ZodType<EventInput, EventInput> => {
  built ??= buildSchema();
  return built;
};
