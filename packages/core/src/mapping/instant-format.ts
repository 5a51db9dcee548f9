import { DateTime } from "luxon";
import { parseInstant } from "../time/instant.ts";
import { microsOf, parseDecimal } from "./decimal.ts";

/** What a text states: an instant, a time of some clock (both microseconds), or nothing that can be read. */
export type InstantText = { readonly is: "instant" | "local"; readonly micros: bigint } | { readonly is: "unreadable" };

type Format = (text: string) => InstantText;

const UNREADABLE: InstantText = Object.freeze({ is: "unreadable" });

const ISO = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(?::(\d\d(?:[.,]\d+)?))?\s?([Zz]|[+-]\d\d:?\d\d)?)?$/;

/** ISO 8601: a date, with or without a time of day, seconds, a fraction and an offset. */
const iso: Format = (text) => {
  const [, date, minutes = "00:00", seconds = "00", offset = ""] = ISO.exec(text) ?? [];
  if (date === undefined) return UNREADABLE;
  const zone = offset === "" ? "Z" : offset.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2");
  const parsed = parseInstant(`${date}T${minutes}:${seconds.replace(",", ".")}${zone}`);
  return parsed.ok ? { is: offset === "" ? "local" : "instant", micros: parsed.micros } : UNREADABLE;
};

/** Numbers since 1970 in units of so many microseconds. */
const since1970 =
  (unit: bigint): Format =>
  (text) => {
    const decimal = parseDecimal(text);
    return decimal === null ? UNREADABLE : { is: "instant", micros: (microsOf(decimal) * unit) / 1_000_000n };
  };

const NAMED: Readonly<Record<string, Format>> = Object.freeze({
  iso,
  seconds: since1970(1_000_000n),
  milliseconds: since1970(1000n),
});

const OPTIONS = { zone: "utc", locale: "en", setZone: true } as const;
const YEAR = /^(y{1,6}|k{2,4})$/;
const ZONE = /^[zZ]+$/;

/** Microseconds within the second that the token `u` found, where Luxon keeps milliseconds. */
function fractionOf(text: string, format: string): bigint | null {
  const digits: unknown = DateTime.fromFormatExplain(text, format, OPTIONS).matches?.u;
  return typeof digits === "string" ? BigInt(digits.slice(0, 6).padEnd(6, "0")) : null;
}

/**
 * The reader of texts in a format: `iso`, `seconds`, `milliseconds` or tokens of Luxon. Names of months are English.
 * Calls `refuse` for tokens that cannot be read, and for a format without a year, which would depend on today.
 */
export function instantFormat(format: string, refuse: (message: string, allowed: string) => never): Format {
  const named = NAMED[format];
  if (named !== undefined) return named;
  const { tokens, invalidReason } = DateTime.fromFormatExplain("", format, OPTIONS);
  const parts = tokens.filter(({ literal }) => !literal).map(({ val }) => val);
  if (invalidReason !== undefined || !parts.some((part) => YEAR.test(part))) {
    const why = invalidReason === undefined ? "has no year" : `cannot be read: ${invalidReason}`;
    return refuse(
      `the format ${JSON.stringify(format)} ${why}`,
      'tokens of Luxon with a year, e.g. "d/M/yyyy HH:mm", or iso, seconds, milliseconds',
    );
  }
  const parser = DateTime.buildFormatParser(format, { locale: "en" });
  const zoned = parts.some((part) => ZONE.test(part));
  const fine = parts.includes("u");
  return (text) => {
    const read = DateTime.fromFormatParser(text, parser, OPTIONS);
    if (!read.isValid) return UNREADABLE;
    const millis = BigInt(read.toMillis());
    const fraction = fine ? fractionOf(text, format) : null;
    const second = fraction === null ? millis * 1000n : (millis - BigInt(read.millisecond)) * 1000n + fraction;
    return { is: zoned ? "instant" : "local", micros: second };
  };
}
