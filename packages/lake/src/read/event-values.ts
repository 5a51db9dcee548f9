import { EVENT_TYPES } from "@almanac/core";
import type { ValueReading } from "./parquet.ts";

/** Fields whose values are arrays or objects; a column of texts holds them as JSON. */
const JSON_FIELDS = new Set(
  EVENT_TYPES.flatMap(({ own }) =>
    Object.entries(own).flatMap(([name, { kind }]) => (kind === "scale" || kind === "items" ? [name] : [])),
  ).concat("attributes"),
);

const PREFIX = "attributes.";

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The values of a Parquet row as the fields of an event, by the rules of CSV columns; null is absent. */
export const eventValues: ValueReading = (values) => {
  const record: Record<string, unknown> = {};
  const attributes: [string, unknown][] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === null) continue;
    if (name.startsWith(PREFIX)) attributes.push([name.slice(PREFIX.length), value]);
    else record[name] = JSON_FIELDS.has(name) && typeof value === "string" ? fromJson(value) : value;
  }
  const stated = record.attributes ?? {};
  if (attributes.length > 0 && typeof stated === "object" && !Array.isArray(stated)) {
    record.attributes = { ...stated, ...Object.fromEntries(attributes) };
  }
  return record;
};

/** The values of a Parquet row as they are. */
export const plainValues: ValueReading = (values) => values;
