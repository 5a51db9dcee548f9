import type { Fault, ReasonCode } from "@almanac/core";

/** The fault of a row as a whole. */
export const rowFault = (reason: ReasonCode, message: string): Fault =>
  Object.freeze({ ok: false, reason, path: "", message });

/** The fault of a line whose bytes are not UTF-8. */
export const NOT_UTF8: Fault = rowFault(
  "json",
  "the line's bytes are not UTF-8; a mapping can state another encoding (`format.encoding`)",
);
