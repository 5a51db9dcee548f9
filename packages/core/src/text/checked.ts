import type { z } from "zod";
import { AlmanacError } from "../errors.ts";
import { locateInJson } from "./json-position.ts";
import type { JsonPath } from "./json-scan.ts";
import { schemaProblem } from "./schema-problem.ts";

/** Where a value that a person wrote came from, for messages. */
export interface Source {
  /** Code of the error, e.g. `invalid-settings`. */
  readonly code: string;
  /** Path of the file as the person gave it. */
  readonly file?: string | undefined;
  /** The JSON text the value was read from: gives the line. */
  readonly text?: string | undefined;
}

/** A path as text: `targets[0].within`. */
export function formatJsonPath(path: JsonPath): string {
  return path.map((key, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? key : `.${key}`)).join("");
}

/**
 * The value as the schema gives it. Throws AlmanacError with the source's code for the first thing that is refused:
 * file, line and path, what is wrong, what is allowed. `caller` is the function whose frames are cut from the stack.
 */
export function checked<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  source: Source,
  caller: (...args: never[]) => unknown = checked,
): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path, message, allowed } = schemaProblem(schema, value, parsed.error);
  const where = {
    ...(source.file === undefined ? {} : { file: source.file }),
    ...(source.text === undefined ? {} : { line: locateInJson(source.text, path) }),
    ...(path.length === 0 ? {} : { path: formatJsonPath(path) }),
  };
  throw new AlmanacError({ code: source.code, message, where, allowed }, caller);
}
