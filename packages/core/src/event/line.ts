import { type Fault, fault } from "./fault.ts";

/** The value a line of JSON holds, or the fault `json`. */
export type ParsedLine = { readonly ok: true; readonly record: unknown } | Fault;

/** The context `JSON.parse` gives a reviver: a primitive's own text. */
type Reviver = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown;

const LONG_DIGITS = /\d{16}/;
const INTEGER = /^-?\d+$/;

/** An integer of more digits than a number holds stays whole, so that as an attribute it keeps every digit. */
const keepLongIntegers: Reviver = (_key, value, context) =>
  typeof value === "number" && !Number.isSafeInteger(value) && INTEGER.test(context?.source ?? "")
    ? BigInt(context?.source ?? value)
    : value;

function parseJson(text: string): unknown {
  return LONG_DIGITS.test(text) ? JSON.parse(text, keepLongIntegers) : JSON.parse(text);
}

/** Where `JSON.parse` stopped, without its message, which repeats the text. */
function placeOf(error: unknown): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  return position === undefined ? "" : ` at character ${Number(position) + 1}`;
}

/**
 * Reads one line of a `.jsonl` file. What is not JSON, or JSON but no object, is the fault `json`; of two fields with one
 * name the last holds. Integers beyond ±(2⁵³ − 1) become bigints. Throws nothing.
 */
export function parseJsonLine(text: string): ParsedLine {
  let record: unknown;
  try {
    record = parseJson(text);
  } catch (error) {
    return fault("json", "", `the line is not JSON${placeOf(error)}`);
  }
  return typeof record === "object" && record !== null && !Array.isArray(record)
    ? { ok: true, record }
    : fault("json", "", "the line is JSON but not an object");
}
