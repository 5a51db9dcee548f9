import { parseInstant } from "../time/instant.ts";
import type { OrderItem } from "./columns.ts";
import { checkMoney, LARGEST_NUMBER, toMillionths } from "./decimal.ts";
import { type Fault, fault, kindOf, quote } from "./fault.ts";
import type { Field, FieldKind } from "./fields.ts";

/** The columns of a record while it is read. */
export type Draft = Record<string, unknown>;

/** Reads one present value into the draft's columns; gives the fault when it cannot be taken. */
export type Reader = (value: unknown, draft: Draft, name: string, field: Field) => Fault | undefined;

const wrongType = (path: string, wanted: string, value: unknown): Fault =>
  fault("wrong-type", path, `must be ${wanted}, not ${kindOf(value)}`);

const NOT_UNICODE = "holds half of a surrogate pair, which is no character";

/** A text of whole characters, or the fault. */
function text(value: unknown, path: string): Fault | undefined {
  if (typeof value !== "string") return wrongType(path, "a string", value);
  return value.isWellFormed() ? undefined : fault("wrong-type", path, NOT_UNICODE);
}

/** A finite number whose millionths can be kept, or the fault. */
function number(value: unknown, path: string): Fault | undefined {
  if (typeof value !== "number") return wrongType(path, "a number", value);
  if (!Number.isFinite(value)) return fault("non-finite", path, `must be a finite number, not ${value}`);
  return toMillionths(value) === null
    ? fault("wrong-type", path, `is too large: at most ${LARGEST_NUMBER} is kept exactly`)
    : undefined;
}

function money(value: unknown, path: string): Fault | undefined {
  if (typeof value !== "string") return wrongType(path, 'a decimal string such as "12.50"', value);
  const verdict = checkMoney(value);
  if (verdict === "ok") return undefined;
  if (verdict === "negative") return fault(verdict, path, `must be at least 0, not ${quote(value)}`);
  return verdict === "too-long"
    ? fault(verdict, path, "has more than 18 digits before the point or 9 after it")
    : fault(verdict, path, `must be a decimal string such as "12.50", not ${quote(value)}`);
}

function amount(value: unknown, path: string): Fault | undefined {
  const wrong = number(value, path);
  if (wrong !== undefined) return wrong;
  return (value as number) < 0 ? fault("negative", path, `must be at least 0, not ${value}`) : undefined;
}

const ITEM_PARTS = Object.freeze({ sku: text, category: text, quantity: amount, price: money } as const);

function item(value: unknown, path: string): OrderItem | Fault {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrongType(path, "an object", value);
  const parts = value as Record<string, unknown>;
  for (const [name, check] of Object.entries(ITEM_PARTS)) {
    const part = parts[name] ?? null;
    const wrong = part === null ? undefined : check(part, `${path}.${name}`);
    if (wrong !== undefined) return wrong;
  }
  const quantity = parts.quantity ?? null;
  return Object.freeze({
    sku: (parts.sku as string | undefined) || null,
    category: (parts.category as string | undefined) || null,
    quantity: quantity === null ? null : toMillionths(quantity as number),
    price: (parts.price as string | undefined) ?? null,
  });
}

const readItems: Reader = (value, draft, name) => {
  if (!Array.isArray(value)) return wrongType(name, "an array", value);
  const items: OrderItem[] = [];
  for (const [index, each] of value.entries()) {
    const read = item(each, `${name}[${index}]`);
    if ("ok" in read) return read;
    items.push(read);
  }
  draft[name] = Object.freeze(items);
  return undefined;
};

const readScale: Reader = (value, draft, name) => {
  if (!Array.isArray(value) || value.length !== 2) return wrongType(name, "an array of two numbers", value);
  const wrong = number(value[0], `${name}[0]`) ?? number(value[1], `${name}[1]`);
  if (wrong !== undefined) return wrong;
  draft[`${name}_low`] = toMillionths(value[0]);
  draft[`${name}_high`] = toMillionths(value[1]);
  return undefined;
};

const readInstant: Reader = (value, draft, name) => {
  if (typeof value !== "string") return wrongType(name, "an RFC 3339 text with an offset", value);
  const instant = parseInstant(value);
  if (!instant.ok) {
    return instant.reason === "no-offset"
      ? fault("no-offset", name, `has no offset from UTC: ${quote(value)}`)
      : fault("wrong-type", name, `is no RFC 3339 instant that exists: ${quote(value)}`);
  }
  draft[name] = instant.micros;
  return undefined;
};

const readText: Reader = (value, draft, name) => {
  const wrong = text(value, name);
  if (wrong === undefined) draft[name] = value;
  return wrong;
};

/** The number of code points is at least half the number of UTF-16 units and at most all of them. */
const isLongerThan = (value: string, longest: number): boolean =>
  value.length > longest && (value.length > 2 * longest || Array.from(value).length > longest);

const readId: Reader = (value, draft, name, { longest }) => {
  const wrong = text(value, name);
  if (wrong !== undefined) return wrong;
  if (longest !== undefined && isLongerThan(value as string, longest)) {
    return fault("too-long", name, `has more than ${longest} code points`);
  }
  draft[name] = value;
  return undefined;
};

const millionths =
  (check: (value: unknown, path: string) => Fault | undefined): Reader =>
  (value, draft, name) => {
    const wrong = check(value, name);
    if (wrong === undefined) draft[name] = toMillionths(value as number);
    return wrong;
  };

const readNumber = millionths(number);

/** How each kind of field is read. A `scored` value is held against its scale once both are known. */
export const READERS = Object.freeze({
  id: readId,
  text: readText,
  scored: readNumber,
  seconds: millionths(amount),
  instant: readInstant,
  scale: readScale,
  items: readItems,
  number(value, draft, name, { low = -Infinity, high = Infinity }) {
    const wrong = number(value, name);
    if (wrong !== undefined) return wrong;
    draft[name] = toMillionths(value as number);
    const inside = (value as number) >= low && (value as number) <= high;
    return inside ? undefined : fault("outside-scale", name, `must be from ${low} to ${high}, not ${value}`);
  },
  flag(value, draft, name) {
    if (typeof value !== "boolean") return wrongType(name, "true or false", value);
    draft[name] = value;
    return undefined;
  },
  choice(value, draft, name, { values = [] }) {
    if (typeof value !== "string") return wrongType(name, "a string", value);
    if (!values.includes(value))
      return fault("wrong-type", name, `must be one of ${values.join(", ")}, not ${quote(value)}`);
    draft[name] = value;
    return undefined;
  },
  integer(value, draft, name) {
    if (typeof value === "number" && !Number.isFinite(value)) return number(value, name);
    if (typeof value !== "number") return wrongType(name, "an integer", value);
    if (!Number.isSafeInteger(value))
      return fault("wrong-type", name, `must be an integer that can be kept exactly, not ${value}`);
    draft[name] = value === 0 ? 0 : value;
    return undefined;
  },
  money(value, draft, name) {
    const wrong = money(value, name);
    if (wrong === undefined) draft[name] = value;
    return wrong;
  },
  currency(value, draft, name) {
    if (typeof value !== "string") return wrongType(name, "three capitals", value);
    if (!/^[A-Z]{3}$/.test(value))
      return fault("wrong-type", name, `must be three capitals (ISO 4217), not ${quote(value)}`);
    draft[name] = value;
    return undefined;
  },
  attributes(value, draft, name) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return wrongType(name, "an object", value);
    for (const [key, each] of Object.entries(value)) {
      const wrong = each === null || each === undefined ? undefined : text(each, `${name}.${key}`);
      if (wrong !== undefined) return wrong;
    }
    draft[name] = value;
    return undefined;
  },
} as const satisfies Record<FieldKind, Reader>);
