/** Keys and indexes that lead from the whole document to a value. */
export type JsonPath = readonly (string | number)[];

/** Where a text stops being JSON, and what could stand there. */
export interface JsonFault {
  /** Offset in UTF-16 units, from 0. */
  readonly offset: number;
  /** Why, one sentence without the text itself. */
  readonly message: string;
}

type Visit = (path: JsonPath, offset: number) => void;

const BLANK = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these characters inside a string
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Thrown inside the scanner only. */
class Stop extends Error {
  readonly fault: JsonFault;
  constructor(offset: number, message: string) {
    super(message);
    this.fault = { offset, message };
  }
}

/** The text of the token at `offset`; null when there is none. */
function token(text: string, offset: number, pattern: RegExp): string | null {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? null;
}

const skip = (text: string, offset: number): number => offset + (token(text, offset, BLANK) ?? "").length;

/** Reads `open item, item close`; gives the offset after it. */
function scanList(text: string, start: number, close: string, item: (offset: number, index: number) => number): number {
  let offset = skip(text, start + 1);
  if (text[offset] === close) return offset + 1;
  for (let index = 0; ; index += 1) {
    offset = skip(text, item(offset, index));
    if (text[offset] === close) return offset + 1;
    if (text[offset] !== ",") throw new Stop(offset, `expected "," or "${close}"`);
    offset = skip(text, offset + 1);
    if (text[offset] === close) throw new Stop(offset, `a "," stands before "${close}"`);
  }
}

function scanMember(text: string, offset: number, path: JsonPath, names: Set<string>, visit: Visit): number {
  const quoted = token(text, offset, STRING);
  if (quoted === null) throw new Stop(offset, "expected a name in double quotes");
  const name = JSON.parse(quoted) as string;
  if (names.has(name)) throw new Stop(offset, `the name ${quoted} stands twice in one object`);
  names.add(name);
  const colon = skip(text, offset + quoted.length);
  if (text[colon] !== ":") throw new Stop(colon, 'expected ":" after a name');
  visit([...path, name], offset);
  return scanValue(text, skip(text, colon + 1), [...path, name], visit);
}

function scanValue(text: string, offset: number, path: JsonPath, visit: Visit): number {
  if (text[offset] === "{") {
    const names = new Set<string>();
    return scanList(text, offset, "}", (at) => scanMember(text, at, path, names, visit));
  }
  if (text[offset] === "[") {
    return scanList(text, offset, "]", (at, index) => {
      visit([...path, index], at);
      return scanValue(text, at, [...path, index], visit);
    });
  }
  const scalar = token(text, offset, STRING) ?? token(text, offset, SCALAR);
  if (scalar === null) throw new Stop(offset, offset === text.length ? "the text ends too early" : "expected a value");
  return offset + scalar.length;
}

/**
 * Walks a JSON text and calls `visit` with the path and offset of every member (at its name) and every item. Gives the
 * first fault, or null for valid JSON. Stricter than `JSON.parse`: a name may not stand twice in one object.
 */
export function scanJson(text: string, visit: Visit): JsonFault | null {
  try {
    const start = skip(text, 0);
    visit([], start);
    const end = skip(text, scanValue(text, start, [], visit));
    return end === text.length ? null : { offset: end, message: "something stands after the end" };
  } catch (error) {
    if (error instanceof Stop) return error.fault;
    throw error;
  }
}
