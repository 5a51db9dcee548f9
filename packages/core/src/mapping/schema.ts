import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { commonSchema, eventSpecSchema } from "./event.ts";
import { formatSchema } from "./format.ts";
import { instantFormatSchema, instantSchema, namedInstant } from "./instant.ts";
import { tableSchema } from "./value.ts";

const column = z.string().min(1);
const columns = z.union([column, z.array(column).min(1)]);

const orderSchema = z.union([
  z.strictObject({ instant: namedInstant, descending: z.literal(true).optional() }),
  z.strictObject({ number: column, descending: z.literal(true).optional() }),
  z.strictObject({ text: column, descending: z.literal(true).optional() }),
]);

const leaveOutSchema = z.strictObject({
  reason: z.string().min(1).describe("Shown with the number of rows."),
  when: conditionSchema,
});

const rowsSchema = z
  .strictObject({
    key: columns.optional().describe("Rows that agree in these columns belong together, e.g. all states of a ticket."),
    together: z
      .literal(true)
      .optional()
      .describe("The rows of a key follow each other in the file, so that only one key is in memory at a time."),
    leaveOut: z
      .array(leaveOutSchema)
      .min(1)
      .optional()
      .describe("Rows that give no events, each with a reason; looked at first, in the order of the file."),
    order: z
      .array(orderSchema)
      .min(1)
      .optional()
      .describe(
        "Order of the rows of a key; rows that are equal in it stay in the order of the file, as all do without it.",
      ),
    lastOf: columns
      .optional()
      .describe(
        "Of the rows of a key that agree in these columns only the last counts, e.g. the last state of a minute.",
      ),
  })
  .meta({ id: "Rows", description: "Which rows belong together, which count, and in what order." });

/** A mapping file: how rows of any table become events of the contract. */
export const mappingSchema = z
  .strictObject({
    $schema: z.string().optional(),
    about: z.string().optional().describe("What is mapped, for readers."),
    source: z.string().min(1).optional().describe("The source of all events; `--source` wins."),
    zone: z.string().min(1).optional().describe('The IANA zone of local times, e.g. "Europe/Paris". Default: UTC.'),
    instantFormat: instantFormatSchema
      .optional()
      .describe("How instants are written unless a reading says otherwise. Default: iso."),
    format: formatSchema.optional(),
    archive: z
      .strictObject({
        member: columns.describe('Globs of the files inside, e.g. "data/*.csv"; without a slash the last part counts.'),
      })
      .optional(),
    rows: rowsSchema.optional(),
    instants: z
      .record(namedInstant, instantSchema)
      .optional()
      .describe("Instants by name. One may use those above it."),
    tables: z.record(z.string().min(1), tableSchema).optional().describe("Tables by name."),
    common: commonSchema.optional(),
    events: z.array(eventSpecSchema).min(1).describe("The events a row gives; each row is held against all of them."),
  })
  .meta({
    id: "Mapping",
    title: "Almanac mapping",
    description: "How rows of any table become events of the contract.",
  });

/** One thing rows are put in order by. */
export type OrderSpec = z.output<typeof orderSchema>;

/** A mapping as its file states it; see `mappingSchema`. */
export type MappingSpec = z.output<typeof mappingSchema>;

/** The JSON Schema (draft 2020-12) of a mapping file, as text with a final newline. */
export function mappingJsonSchema(): string {
  const schema = z.toJSONSchema(mappingSchema, { io: "input", unrepresentable: "any" });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
