import { canonicalJson } from "../text/canonical-json.ts";
import { formatInstant } from "../time/instant.ts";
import { COLUMNS, type LogEvent, type OrderItem } from "./columns.ts";
import { formatMillionths } from "./decimal.ts";
import type { PhysicalType } from "./fields.ts";

/** A surrogate stands for a code point above all others; moved there, UTF-16 units compare as code points do. */
const weight = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

/** Order of two texts as UTF-8 bytes: negative, 0 or positive. Not the order of `<`, which compares UTF-16 units. */
export function compareUtf8(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return weight(a) - weight(b);
  }
  return left.length - right.length;
}

const numberOf = (millionths: bigint): number => Number(formatMillionths(millionths));

const itemRecord = (item: OrderItem): Record<string, unknown> => ({
  sku: item.sku ?? undefined,
  category: item.category ?? undefined,
  quantity: item.quantity === null ? undefined : numberOf(item.quantity),
  price: item.price ?? undefined,
});

const same = (value: unknown): unknown => value;

/** A column's value as the contract writes it in JSON. */
const WRITERS = Object.freeze({
  text: same,
  boolean: same,
  integer: same,
  instant: (value) => formatInstant(value as bigint),
  decimal6: (value) => numberOf(value as bigint),
  json: (value) => (Array.isArray(value) ? (value as OrderItem[]).map(itemRecord) : value),
} as const satisfies Record<PhysicalType, (value: unknown) => unknown>);

/**
 * The event as a record of the contract: what is absent is left out, defaults are written, instants are in UTC.
 * `parseEvent(eventRecord(event), { text: "keep" })` gives the same event.
 */
export function eventRecord(event: LogEvent): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const { name, type } of COLUMNS) {
    const value = event[name];
    if (value !== null) record[name] = WRITERS[type](value);
  }
  const { scale_low: low, scale_high: high, ...rest } = record;
  if (Object.keys(event.attributes).length === 0) delete rest.attributes;
  return low === undefined ? rest : { ...rest, scale: [low, high] };
}

/**
 * The content of an event as one text, by which repetitions are known and ties between corrections are decided: the
 * canonical JSON of its record, defaults written, without `recorded` and without `text`, `title` and `comment`, so that
 * figures do not depend on whether personal text is kept.
 */
export function canonicalEvent(event: LogEvent): string {
  const { recorded: _, text: __, title: ___, comment: ____, ...content } = eventRecord(event);
  return canonicalJson(content);
}
