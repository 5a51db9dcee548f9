import { type Fault, fault, kindOf } from "./fault.ts";

/** Attributes of a record that has none. */
export const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/** Sets a key as data even where an assignment would change the prototype. */
function put(target: Record<string, string>, key: string, value: string): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** An extra field's value as the text of an attribute, as JSON writes it and a string as it is; else the fault. */
function scalarText(value: unknown, name: string): string | Fault {
  if (typeof value === "string") {
    return value.isWellFormed()
      ? value
      : fault("wrong-type", name, "holds half of a surrogate pair, which is no character");
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    return fault("non-finite", name, `must be a finite number, not ${value}`);
  }
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return String(value === 0 ? 0 : value);
  return fault(
    "not-scalar",
    name,
    `is not in the contract and must be a scalar to become an attribute, not ${kindOf(value)}`,
  );
}

/**
 * The attributes of a record: those it states, then its extra fields that are scalars; a stated one wins.
 * `stated` holds only strings and nulls. Gives the first fault among the extra fields, in the record's order.
 */
export function gatherAttributes(
  stated: object | null,
  record: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  personal: ReadonlySet<string>,
): Readonly<Record<string, string>> | Fault {
  const gathered: Record<string, string> = {};
  if (stated !== null) {
    for (const [key, value] of Object.entries(stated)) {
      if (value !== null && value !== undefined && !personal.has(key)) put(gathered, key, value);
    }
  }
  for (const [name, value] of Object.entries(record)) {
    if (known.has(name) || value === null || value === undefined) continue;
    const text = scalarText(value, name);
    if (typeof text !== "string") return text;
    if (!personal.has(name) && !Object.hasOwn(gathered, name)) put(gathered, name, text);
  }
  return Object.freeze(gathered);
}

/** True when a gathering ended in a fault rather than in attributes. */
export const isFault = (outcome: object): outcome is Fault => (outcome as { ok?: unknown }).ok === false;
