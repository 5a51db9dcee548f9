/** Every reason for which a record is put into quarantine, in the order of the contract. */
export const REASON_CODES = Object.freeze([
  "json",
  "missing",
  "unknown-type",
  "wrong-type",
  "too-long",
  "no-offset",
  "non-finite",
  "outside-scale",
  "negative",
  "future",
  "not-scalar",
] as const);

/** Why a record cannot be taken. */
export type ReasonCode = (typeof REASON_CODES)[number];

/** What is wrong with a record: the first fault in the fixed order that `parseEvent` states. */
export interface Fault {
  readonly ok: false;
  readonly reason: ReasonCode;
  /** Path of the field, e.g. `attributes.topic` or `items[0].price`; `""` for the record as a whole. */
  readonly path: string;
  /** One sentence for a person. It never repeats an id or a personal text. */
  readonly message: string;
}

/** A fault as a value; `what` goes on after the path. */
export function fault(reason: ReasonCode, path: string, what: string): Fault {
  return Object.freeze({ ok: false, reason, path, message: path === "" ? what : `${path} ${what}` });
}

/** The kind of a value in words, without the value: `a number`, `an array`. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "an array";
  const article = typeof value === "object" ? "an" : "a";
  return `${article} ${typeof value === "bigint" ? "number of more digits than can be kept" : typeof value}`;
}

/** A value that is no secret, quoted and cut to 40 characters. */
export function quote(value: string): string {
  const points = Array.from(value.slice(0, 100));
  return `"${points.length > 40 ? `${points.slice(0, 40).join("")}…` : value}"`;
}
