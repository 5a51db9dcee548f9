import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";

/** SHA-256 of bytes, or of a text as UTF-8, in 64 lower-case hexadecimal digits: what `sha256sum` prints. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** SHA-256 of a value's canonical JSON (RFC 8785): equal values have equal digests, however they were written. */
export function digestOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
