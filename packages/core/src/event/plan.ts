import { COLUMNS, ENVELOPE_FIELDS } from "./columns.ts";
import type { Field } from "./fields.ts";
import { READERS, type Reader } from "./read.ts";
import { EVENT_TYPES, type EventTypeSpec } from "./types.ts";

/** One field as the parser meets it. */
export interface Step {
  readonly name: string;
  readonly field: Field;
  readonly read: Reader;
  /** True when an empty text means that the field is absent. */
  readonly emptyIsAbsent: boolean;
}

/** What the parser does for one type of event, in order. */
export interface Plan {
  readonly type: EventTypeSpec;
  readonly steps: readonly Step[];
  /** Names that are no extra fields. */
  readonly known: ReadonlySet<string>;
  /** The field held against `scale`; undefined when the type has none. */
  readonly scored: string | undefined;
  readonly needsAttribute: boolean;
  readonly isMessage: boolean;
}

/** Personal fields: never an attribute, whatever the type of the event. */
export const PERSONAL_FIELDS: ReadonlySet<string> = new Set(
  COLUMNS.filter(({ personal }) => personal).map(({ name }) => name),
);

/** All fields of a type as it requires them: the envelope's without `type`, then its own, in the order of the contract. */
export function fieldsOf(type: EventTypeSpec): Readonly<Record<string, Field>> {
  const { type: _, ...envelope } = ENVELOPE_FIELDS;
  const needed = new Set<string>([...type.needs, ...(type.channelOptional ? [] : ["channel"])]);
  const fields: Record<string, Field> = {};
  for (const [name, field] of Object.entries(envelope)) {
    fields[name] = needed.has(name) ? { ...field, required: true } : field;
  }
  return { ...fields, ...type.own };
}

function planOf(type: EventTypeSpec): Plan {
  const fields = Object.entries(fieldsOf(type));
  return Object.freeze({
    type,
    steps: fields.map(([name, field]) =>
      Object.freeze({ name, field, read: READERS[field.kind], emptyIsAbsent: field.kind === "id" }),
    ),
    known: new Set(["type", ...fields.map(([name]) => name)]),
    scored: fields.find(([, field]) => field.kind === "scored")?.[0],
    needsAttribute: fields.some(([, field]) => field.kind === "attributes" && field.required),
    isMessage: type.name.startsWith("message."),
  });
}

const PLANS: ReadonlyMap<string, Plan> = new Map(EVENT_TYPES.map((type) => [type.name, planOf(type)]));

/** The plan of the type of that name; undefined when the contract has none. */
export const planFor = (name: string): Plan | undefined => PLANS.get(name);
