import { z } from "zod";
import { fieldSchema } from "../event/kinds.ts";
import { scalar } from "../event/scalar.ts";
import { parseDay } from "../time/civil.ts";
import { parseInstant } from "../time/instant.ts";
import { DIRECTORY_FIELDS } from "./entry.ts";

const validFrom = z
  .string()
  .refine((text) => parseDay(text) !== null || parseInstant(text).ok, "must be an RFC 3339 instant or a day")
  .nullish()
  .meta({ anyOf: [{ type: "string", format: "date-time" }, { type: "string", format: "date" }, { type: "null" }] });

/** The zod schema of a record of the directory: it takes exactly the records that `parseDirectoryRecord` takes with an empty context. */
export const directorySchema = z
  .object({
    kind: fieldSchema(DIRECTORY_FIELDS.kind),
    id: fieldSchema(DIRECTORY_FIELDS.id).describe("the id that events carry"),
    name: fieldSchema(DIRECTORY_FIELDS.name).describe("shown in place of the id"),
    attributes: fieldSchema(DIRECTORY_FIELDS.attributes).describe("every key is a dimension, e.g. `agent.vendor`"),
    validFrom: validFrom.describe("from when it is so; absent = always; a day begins at local midnight"),
    recorded: fieldSchema(DIRECTORY_FIELDS.recorded).describe("when it was learned"),
  })
  .catchall(scalar);

/** The JSON Schema (draft 2020-12) of a record of the directory, as text with a final newline. */
export function directoryJsonSchema(): string {
  const schema = z.toJSONSchema(directorySchema, { io: "input", unrepresentable: "any" });
  return `${JSON.stringify({ title: "Almanac directory record, contract version 1", ...schema }, null, 2)}\n`;
}
