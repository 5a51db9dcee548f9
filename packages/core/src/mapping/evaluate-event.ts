import type { z } from "zod";
import { type Fault, fault } from "../event/fault.ts";
import { type Field, field as fieldOf } from "../event/fields.ts";
import { eventType } from "../event/types.ts";
import type { JsonPath } from "../text/json-scan.ts";
import { formatInstant } from "../time/instant.ts";
import { compileCondition, type Test } from "./evaluate-condition.ts";
import { compileInstant } from "./evaluate-instant.ts";
import { compileValue } from "./evaluate-value.ts";
import { type attributesSchema, type EventSpec, type itemsSchema, statableFields } from "./event.ts";
import type { InstantSpec } from "./instant.ts";
import { type Evaluate, isFault, type RowContext, refuse, type Scope } from "./scope.ts";
import type { ValueSpec } from "./value.ts";

/** A record of the event contract before it is parsed. */
export type EventRecord = Readonly<Record<string, unknown>>;

/** An event of a mapping, ready to be made of rows. */
export interface CompiledEvent {
  readonly when: Test;
  /** The record of a row that meets `when`. */
  readonly record: (context: RowContext) => EventRecord | Fault;
  /** The columns a field comes from, by the field's path, for messages. */
  readonly columns: ReadonlyMap<string, string>;
}

interface CompiledField {
  readonly name: string;
  readonly evaluate: Evaluate<unknown>;
}

const TEXT: Field = fieldOf("text");

const ITEM_FIELDS: Readonly<Record<string, Field>> = {
  sku: fieldOf("id"),
  category: fieldOf("id"),
  quantity: fieldOf("seconds"),
  price: fieldOf("money"),
};

function instantText(scope: Scope, spec: InstantSpec, name: string, path: JsonPath): Evaluate<string> {
  const evaluate = compileInstant(scope, spec, path);
  return (context) => {
    const micros = evaluate(context);
    if (micros === null || isFault(micros)) return micros;
    try {
      return formatInstant(micros);
    } catch {
      return fault("wrong-type", name, "is outside the years 0000 to 9999");
    }
  };
}

/** Fields as one object; null where none has a value. */
function objectOf(fields: readonly CompiledField[]): Evaluate<Record<string, unknown>> {
  return (context) => {
    const made: Record<string, unknown> = {};
    for (const { name, evaluate } of fields) {
      const value = evaluate(context);
      if (isFault(value)) return value;
      if (value !== null) made[name] = value;
    }
    return Object.keys(made).length === 0 ? null : made;
  };
}

/** Compiles a part and remembers which columns it reads under its path in the record. */
function traced(scope: Scope, columns: Map<string, string>, place: string, compile: () => Evaluate<unknown>) {
  const before = scope.touched.length;
  const evaluate = compile();
  const used = [...new Set(scope.touched.slice(before))];
  if (used.length > 0) columns.set(place, used.join(", "));
  return evaluate;
}

type Attributes = z.output<typeof attributesSchema>;

function compileAttributes(scope: Scope, spec: Attributes, columns: Map<string, string>, path: JsonPath) {
  const entries: [string, ValueSpec, JsonPath][] = Array.isArray(spec)
    ? spec.map((column, index) => [column, `{${column}}`, [...path, index]])
    : Object.entries(spec).map(([name, value]) => [name, value, [...path, name]]);
  return objectOf(
    entries.map(([name, value, at]) => ({
      name,
      evaluate: traced(scope, columns, `attributes.${name}`, () => compileValue(scope, value, name, TEXT, at)),
    })),
  );
}

function compileItems(scope: Scope, spec: z.output<typeof itemsSchema>, path: JsonPath): Evaluate<unknown> {
  const when: Test = spec.when === undefined ? () => true : compileCondition(scope, spec.when, [...path, "when"]);
  const parts = Object.entries(ITEM_FIELDS).flatMap(([name, field]) => {
    const value = spec[name as "sku"];
    return value === undefined ? [] : [{ name, evaluate: compileValue(scope, value, name, field, [...path, name]) }];
  });
  const item = objectOf(parts);
  return ({ rows }) => {
    const items: unknown[] = [];
    for (const [index, row] of rows.entries()) {
      const context = { rows, index, row };
      const wanted = when(context);
      if (isFault(wanted)) return wanted;
      const made = wanted ? item(context) : null;
      if (isFault(made)) return made;
      if (made !== null) items.push(made);
    }
    return items;
  };
}

function compileField(
  scope: Scope,
  name: string,
  field: Field,
  spec: unknown,
  path: JsonPath,
  columns: Map<string, string>,
): Evaluate<unknown> {
  if (field.kind === "instant") return instantText(scope, spec as InstantSpec, name, path);
  if (field.kind === "attributes") return compileAttributes(scope, spec as Attributes, columns, path);
  if (field.kind === "items") return compileItems(scope, spec as z.output<typeof itemsSchema>, path);
  if (field.kind === "scale") return () => spec;
  return compileValue(scope, spec as ValueSpec, name, field, path);
}

/** Attributes that all events share, and those an event states itself; its own win. */
function withShared(own: unknown, shared: unknown): unknown {
  const named = (spec: unknown): object =>
    Array.isArray(spec) ? Object.fromEntries(spec.map((column) => [column, `{${column}}`])) : ((spec ?? {}) as object);
  return { ...named(shared), ...named(own) };
}

/** An event of the mapping, with the fields all events share. Refuses one that lacks a required field. */
export function compileEvent(scope: Scope, spec: EventSpec, path: JsonPath): CompiledEvent {
  const type = eventType(spec.type);
  if (type === undefined) throw new Error(`the schema let a type pass: ${spec.type}`);
  const common = (scope.spec.common ?? {}) as Readonly<Record<string, unknown>>;
  const columns = new Map<string, string>();
  const fields: CompiledField[] = [];
  for (const [name, field] of Object.entries(statableFields(type))) {
    const own = spec[name];
    const at = own === undefined ? ["common", name] : [...path, name];
    const both = name === "attributes" && own !== undefined && common[name] !== undefined;
    const stated = both ? withShared(own, common[name]) : own === undefined ? common[name] : own;
    if (stated !== undefined) {
      const compile = () => compileField(scope, name, field, stated, at, columns);
      fields.push({ name, evaluate: traced(scope, columns, name, compile) });
    } else if (field.required && name !== "source") {
      refuse(scope, path, `${spec.type} needs \`${name}\``, `\`${name}\` stated for this event or in \`common\``);
    }
  }
  const made = objectOf(fields);
  return {
    when: spec.when === undefined ? () => true : compileCondition(scope, spec.when, [...path, "when"]),
    record(context) {
      const record = made(context);
      return isFault(record) ? record : { type: type.name, ...record };
    },
    columns,
  };
}
