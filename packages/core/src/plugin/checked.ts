import type { z } from "zod";
import { AlmanacError } from "../errors.ts";

/** A function whose frames are cut from the stack of an error, so that the author's own line stands first. */
export type Caller = (...args: never[]) => unknown;

/** Ids of plugins as they stand in URLs and file names: lower case, digits, hyphens. */
export const PLUGIN_ID = /^[a-z][a-z0-9-]*$/;

/** What a definition must be, filled with its defaults. Throws `AlmanacError` (`invalid-definition`) at the caller's line. */
export function checked<S extends z.ZodType>(kind: string, schema: S, input: unknown, caller: Caller): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = (issue?.path ?? []).map(String).join(".");
  const message = `${kind}: ${path === "" ? "" : `${path}: `}${issue?.message ?? "not allowed"}`;
  throw new AlmanacError({ code: "invalid-definition", message, where: { path } }, caller);
}
