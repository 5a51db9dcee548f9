import { AlmanacError } from "../errors.ts";
import { EVENT_TYPES, type EventTypeSpec, eventType } from "../event/types.ts";
import { checked } from "../text/checked.ts";
import { parseJson } from "../text/json-position.ts";
import { statableFields } from "./event.ts";
import { createMapper, type Mapper } from "./mapper.ts";
import { type MappingSpec, mappingSchema } from "./schema.ts";
import { type MappingSource, placeIn } from "./scope.ts";

/** A mapping that was checked. */
export interface Mapping {
  readonly spec: MappingSpec;
  /** A mapper for one run over rows. */
  readonly createMapper: () => Mapper;
}

type Loose = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function refuse(source: MappingSource, path: readonly (string | number)[], message: string, allowed: string): never {
  throw new AlmanacError({ code: "invalid-mapping", message, where: placeIn(source, path), allowed });
}

function typeOf(event: Loose, source: MappingSource, path: readonly (string | number)[]): EventTypeSpec {
  const type = typeof event.type === "string" ? eventType(event.type) : undefined;
  if (type !== undefined) return type;
  const names = EVENT_TYPES.map(({ name }) => name).join(", ");
  return event.type === undefined
    ? refuse(source, path, "the event has no type", names)
    : refuse(source, [...path, "type"], `no type of event: ${JSON.stringify(event.type)}`, names);
}

/** What the schema would say of one of many types of event is said here of the one that is meant. */
function checkEvents(value: unknown, source: MappingSource): void {
  const events = isObject(value) && Array.isArray(value.events) ? value.events : [];
  for (const [index, event] of events.entries()) {
    if (!isObject(event)) continue;
    const path = ["events", index];
    const type = typeOf(event, source, path);
    const allowed = ["type", "when", ...Object.keys(statableFields(type))];
    const unknown = Object.keys(event).find((name) => !allowed.includes(name));
    if (unknown === undefined) continue;
    const message = `unknown field ${JSON.stringify(unknown)} of ${type.name}`;
    refuse(source, [...path, unknown], message, `the fields ${allowed.join(", ")}`);
  }
}

/**
 * Checks a mapping as a value. Throws AlmanacError `invalid-mapping` with file, line and path where the source is given,
 * and with what is allowed there.
 */
export function readMapping(value: unknown, source: MappingSource = {}): Mapping {
  checkEvents(value, source);
  const spec = checked(mappingSchema, value, { code: "invalid-mapping", ...source }, readMapping);
  createMapper(spec, source);
  return Object.freeze({ spec, createMapper: () => createMapper(spec, source) });
}

/** Reads the text of a mapping file. Throws AlmanacError `bad-json`, or `invalid-mapping` as `readMapping` does. */
export function parseMapping(text: string, file?: string): Mapping {
  return readMapping(parseJson(text, file), { file, text });
}
