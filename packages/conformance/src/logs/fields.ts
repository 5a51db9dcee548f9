import type { EventTypeSpec } from "@almanac/core";
import fc from "fast-check";
import { ATTRIBUTES, WORDS } from "./words.ts";

type Field = EventTypeSpec["own"][string];

/** Values of fields that are not free text, by what the field holds. */
const VALUES = {
  id: () => fc.constantFrom("1", "2"),
  text: () => fc.constant("text"),
  flag: () => fc.boolean(),
  choice: ({ values = [] }) => fc.constantFrom(...values),
  instant: () => fc.constant("2026-10-26T12:00:00Z"),
  integer: () => fc.integer({ min: -1, max: 2 }),
  seconds: () => fc.constantFrom(0, 0.5, 60, 90.000001, 3600),
  number: ({ low = -1, high = 1 }) => fc.constantFrom(low, 0, high),
  scored: () => fc.constantFrom(1, 3, 5),
  scale: () => fc.constant([1, 5]),
  money: () => fc.constantFrom("0", "12.50", "100"),
  currency: () => fc.constantFrom("EUR", "PLN"),
  items: () => fc.constant([{ sku: "k-1", category: "kettles", quantity: 1, price: "12.50" }]),
  attributes: () => ATTRIBUTES,
} satisfies Record<Field["kind"], (field: Field) => fc.Arbitrary<unknown>>;

const agentMostly = (values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom("agent", "agent", ...values);

/** A field's own name says more than its kind where rows are to meet by it, or where some values are to be rare. */
const NAMED: Readonly<Record<string, (field: Field) => fc.Arbitrary<unknown>>> = {
  draft: () => WORDS.draft,
  into: () => WORDS.conversation,
  from: (field) => (field.kind === "id" ? WORDS.channel : VALUES[field.kind](field)),
  to: () => WORDS.channel,
  automatic: () => fc.constantFrom(false, false, false, true),
  outcome: ({ values = [] }) => fc.constantFrom("solved", "solved", "solved", "abandoned", ...values),
  by: ({ values = [] }) => (values.includes("agent") ? agentMostly(values) : fc.constantFrom(...values)),
};

const arbitraryOf = (name: string, field: Field): fc.Arbitrary<unknown> => (NAMED[name] ?? VALUES[field.kind])(field);

/** What a record of a type states beside the envelope; `oneOf` fields are all stated. */
export function ownFields(type: EventTypeSpec): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const fields = Object.entries(type.own);
  const required = fields.flatMap(([name, field]) => (field.required || type.oneOf.includes(name) ? [name] : []));
  const values = Object.fromEntries(fields.map(([name, field]) => [name, arbitraryOf(name, field)]));
  return fc.record(values, { requiredKeys: required });
}
