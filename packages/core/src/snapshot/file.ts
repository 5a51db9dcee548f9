import type { z } from "zod";
import { AlmanacError } from "../errors.ts";
import { canonicalJson } from "../text/canonical-json.ts";
import { sha256 } from "../text/digest.ts";
import { Figures } from "./figures.ts";
import { Provenance } from "./provenance.ts";

function problem(file: string, path: string, message: string): AlmanacError {
  const where = path === "" ? { file } : { file, path };
  return new AlmanacError({
    code: "bad-snapshot",
    message,
    where,
    fix: "compute the period again with `almanac report`, or restore the file from its backup",
  });
}

function check<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw problem(file, (issue?.path ?? []).join("."), issue?.message ?? "not allowed");
}

function read<T>(schema: z.ZodType<T>, text: string, file: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw problem(file, "", `not JSON: ${(error as Error).message}`);
  }
  const data = check(schema, value, file);
  if (layOut(value) !== text) throw problem(file, "", "not in canonical form: somebody edited it");
  return data;
}

/** One member a line, so that two versions can be compared line by line. */
const layOut = (value: unknown): string => `${canonicalJson(value, { indent: 1 })}\n`;

/** The bytes of `figures.json`. Throws AlmanacError `bad-snapshot` where they break its schema. */
export function figuresText(figures: Figures): string {
  return layOut(check(Figures, figures, "figures.json"));
}

/** The bytes of `provenance.json`. Throws AlmanacError `bad-snapshot` where they break its schema. */
export function provenanceText(provenance: Provenance): string {
  return layOut(check(Provenance, provenance, "provenance.json"));
}

/** What a snapshot is known by: SHA-256 of the bytes of `figures.json`, as `sha256sum` prints it. */
export function figuresDigest(figures: Figures): string {
  return sha256(figuresText(figures));
}

/** Reads `figures.json`. Throws AlmanacError `bad-snapshot`, naming file and field, where it breaks its schema or is not canonical. */
export function readFigures(text: string, file = "figures.json"): Figures {
  return read(Figures, text, file);
}

/** Reads `provenance.json`. Throws AlmanacError `bad-snapshot`, naming file and field, where it breaks its schema or is not canonical. */
export function readProvenance(text: string, file = "provenance.json"): Provenance {
  return read(Provenance, text, file);
}
