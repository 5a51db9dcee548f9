/** How a value is kept in a flat column; `decimal6` is an integer of millionths (the number × 10⁶). */
export type PhysicalType = "text" | "instant" | "boolean" | "integer" | "decimal6" | "json";

/**
 * What a field of a record may hold:
 * `id` an opaque string (empty = absent) · `text` personal free text · `flag` true or false · `choice` one of `values`
 * · `instant` RFC 3339 with an offset · `integer` · `seconds` a number ≥ 0 · `number` between `low` and `high` where given
 * · `scored` a number on the record's `scale` · `scale` [low, high] · `money` a decimal string ≥ 0
 * · `currency` three capitals (ISO 4217) · `items` the lines of an order · `attributes` string → string.
 */
export type FieldKind =
  | "id"
  | "text"
  | "flag"
  | "choice"
  | "instant"
  | "integer"
  | "seconds"
  | "number"
  | "scored"
  | "scale"
  | "money"
  | "currency"
  | "items"
  | "attributes";

/** One field of a record, as data. */
export interface Field {
  readonly kind: FieldKind;
  readonly required: boolean;
  /** The allowed values of a `choice`. */
  readonly values?: readonly string[];
  /** Most code points of an `id`. */
  readonly longest?: number;
  /** The closed limits of a `number`. */
  readonly low?: number;
  readonly high?: number;
}

/** How each kind of field is kept; a `scale` is kept in two columns, see `COLUMNS`. */
export const PHYSICAL_TYPES = Object.freeze({
  id: "text",
  text: "text",
  flag: "boolean",
  choice: "text",
  instant: "instant",
  integer: "integer",
  seconds: "decimal6",
  number: "decimal6",
  scored: "decimal6",
  scale: "decimal6",
  money: "text",
  currency: "text",
  items: "json",
  attributes: "json",
} as const satisfies Record<FieldKind, PhysicalType>);

/** An optional field of a kind that needs no further words. */
export const field = <const K extends Exclude<FieldKind, "choice">>(kind: K) =>
  Object.freeze({ kind, required: false } as const);

/** An optional field that takes one of the given words. */
export const choice = <const V extends readonly [string, ...string[]]>(...values: V) =>
  Object.freeze({ kind: "choice", required: false, values: Object.freeze(values) } as const);

/** An optional opaque string of at most so many code points. */
export const idOf = <const L extends number>(longest: L) =>
  Object.freeze({ kind: "id", required: false, longest } as const);

/** An optional number between two closed limits. */
export const between = <const L extends number, const H extends number>(low: L, high: H) =>
  Object.freeze({ kind: "number", required: false, low, high } as const);

/** The same field, required. */
export const required = <const F extends Field>(optional: F): Omit<F, "required"> & { readonly required: true } =>
  Object.freeze({ ...optional, required: true as const });
