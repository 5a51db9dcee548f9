import { compareUtf8 } from "./canonical.ts";
import type { LogEvent } from "./columns.ts";
import { rankOf } from "./types.ts";

/** Order of two integers: negative, 0 or positive. */
export const compareIntegers = (left: bigint, right: bigint): number => (left < right ? -1 : left > right ? 1 : 0);

/** The order in which the events of a conversation happen: `at`, `sequence`, type, then `id` and `source` as UTF-8 bytes. */
export function compareEvents(left: LogEvent, right: LogEvent): number {
  return (
    compareIntegers(left.at, right.at) ||
    left.sequence - right.sequence ||
    rankOf(left.type) - rankOf(right.type) ||
    compareUtf8(left.id, right.id) ||
    compareUtf8(left.source, right.source)
  );
}
