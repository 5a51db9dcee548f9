import { formatInstant, formatLocal } from "@almanac/core";
import type { FileMetaData } from "hyparquet";

type SchemaElement = FileMetaData["schema"][number];

const MICROS_PER_DAY = 86_400_000_000n;

const instant = (micros: bigint): string => formatInstant(micros);

/** How the library hands over what JSON has no type for: instants as RFC 3339 in UTC, to the microsecond. */
export const PARSERS = Object.freeze({
  timestampFromMilliseconds: (millis: bigint) => instant(BigInt(millis) * 1000n),
  timestampFromMicroseconds: (micros: bigint) => instant(BigInt(micros)),
  timestampFromNanoseconds: (nanos: bigint) => instant(BigInt.asIntN(64, BigInt(nanos)) / 1000n),
  dateFromDays: (days: number) => formatLocal(BigInt(days) * MICROS_PER_DAY).slice(0, 10),
});

/** An integer and its scale as a decimal text: 1250 and 2 give `12.50`. */
function decimalText(unscaled: bigint, scale: number): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const decimals = digits.slice(digits.length - scale);
  return `${unscaled < 0n ? "-" : ""}${whole}${decimals === "" ? "" : `.${decimals}`}`;
}

function unscaledOf(raw: unknown): bigint {
  if (!(raw instanceof Uint8Array)) return BigInt(raw as number | bigint);
  const value = BigInt(`0x${Buffer.from(raw).toString("hex") || "0"}`);
  return BigInt.asIntN(raw.length * 8, value);
}

const plainInteger = (value: bigint): number | bigint =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;

/** What is done to the values of one column after the library read them; null is kept. */
export type Mend = (value: unknown) => unknown;

/** Integers of 64 bits become numbers where a number can hold them; longer ones stay. */
const mendValue: Mend = (value) => (typeof value === "bigint" ? plainInteger(value) : value);

/**
 * Takes the type DECIMAL off the columns of the first level, because the library would make inexact numbers of them, and
 * gives for each column what mends its values: a decimal is a text with all its digits. With `local`, a time without a
 * zone keeps having none; else it is taken as UTC. Changes `schema`.
 */
export function takeOverTypes(schema: FileMetaData["schema"], local: boolean): ReadonlyMap<string, Mend> {
  const mends = new Map<string, Mend>();
  for (const element of firstLevel(schema)) mends.set(element.name, mendOf(element, local));
  return mends;
}

function mendOf(element: SchemaElement, local: boolean): Mend {
  const type = element.logical_type;
  if (element.converted_type === "DECIMAL" || type?.type === "DECIMAL") {
    const scale = element.scale ?? (type?.type === "DECIMAL" ? type.scale : 0);
    delete element.converted_type;
    delete element.logical_type;
    if (element.type === "BYTE_ARRAY") element.type = "FIXED_LEN_BYTE_ARRAY";
    return (value) => decimalText(unscaledOf(value), scale);
  }
  if (local && type?.type === "TIMESTAMP" && !type.isAdjustedToUTC) {
    return (value) => (typeof value === "string" ? value.replace(/Z$/, "") : value);
  }
  return mendValue;
}

/** The leaves directly below the root; a group's children follow it in the list. */
function firstLevel(schema: FileMetaData["schema"]): SchemaElement[] {
  const found: SchemaElement[] = [];
  let index = 1;
  const skip = (): void => {
    const children = schema[index]?.num_children ?? 0;
    index += 1;
    for (let child = 0; child < children; child += 1) skip();
  };
  while (index < schema.length) {
    const element = schema[index];
    if (element !== undefined && !element.num_children) found.push(element);
    skip();
  }
  return found;
}
