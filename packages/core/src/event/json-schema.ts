import { z } from "zod";
import { eventSchema } from "./schema.ts";

/**
 * The JSON Schema (draft 2020-12) of a record of the log, as text with a final newline. It cannot say what compares two
 * fields (low < high, the score on its scale, `at` against `recorded`): `parseEvent` checks that.
 */
export function eventJsonSchema(): string {
  const schema = z.toJSONSchema(eventSchema(), { io: "input", unrepresentable: "any" });
  return `${JSON.stringify({ title: "Almanac event, contract version 1", ...schema }, null, 2)}\n`;
}
