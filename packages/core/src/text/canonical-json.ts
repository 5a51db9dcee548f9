/** How canonical JSON is laid out; keys, numbers and strings are the same in each. */
export interface CanonicalLayout {
  /** Blanks a level is indented by, one member a line; 0 = all in one line. Default 0. */
  readonly indent?: number;
}

/** Keys in the order of RFC 8785 §3.2.3: by UTF-16 code units. */
const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function scalar(value: unknown, path: string): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`${path} is ${value}: JSON has no such number`);
  }
  if (value !== null && !["string", "number", "boolean"].includes(typeof value)) {
    throw new TypeError(`${path} is of type ${typeof value}: JSON cannot write it`);
  }
  return JSON.stringify(value);
}

function write(value: unknown, path: string, step: string, margin: string): string {
  if (typeof value !== "object" || value === null) return scalar(value, path);
  const inner = margin + step;
  const colon = step === "" ? ":" : ": ";
  const members = Array.isArray(value)
    ? value.map((item, index) => write(item, `${path}[${index}]`, step, inner))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .sort(([a], [b]) => byCodeUnits(a, b))
        .map(([key, member]) => `${JSON.stringify(key)}${colon}${write(member, `${path}.${key}`, step, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (members.length === 0) return `${open}${close}`;
  return step === ""
    ? `${open}${members.join(",")}${close}`
    : `${open}\n${inner}${members.join(`,\n${inner}`)}\n${margin}${close}`;
}

/**
 * JSON with one spelling for each value: keys sorted by UTF-16 code units, numbers as the shortest text that reads back
 * as the same double, −0 as `0`, members that are `undefined` left out. Without an indent it is the JSON
 * Canonicalization Scheme (RFC 8785). Throws a TypeError at NaN, infinities, bigints, functions and a bare `undefined`.
 */
export function canonicalJson(value: unknown, layout: CanonicalLayout = {}): string {
  return write(value, "$", " ".repeat(layout.indent ?? 0), "");
}
