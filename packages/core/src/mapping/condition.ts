import { z } from "zod";
import { namedInstant } from "./instant.ts";

const column = z.string().min(1);
const columns = z.union([column, z.array(column).min(1)]);
const cell = z.union([z.string(), z.number(), z.boolean()]);
const limits = z.record(column, z.number());

const plain = z.strictObject({
  equals: z.record(column, cell).optional().describe('Each column has this value: {"state": "Resolved"}.'),
  in: z.record(column, z.array(cell).min(1)).optional().describe("Each column has one of these values."),
  startsWith: z.record(column, z.string().min(1)).optional().describe("Each column's text begins like this."),
  above: limits.optional().describe("Each column's number is greater than this; not true of an empty cell."),
  below: limits.optional().describe("Each column's number is less than this; not true of an empty cell."),
  empty: columns.optional().describe("These columns hold nothing."),
  present: columns.optional().describe("These columns hold something."),
  changed: columns.optional().describe("One of these columns differs from the row before; true of the first row."),
  first: z.literal(true).optional().describe("The row is the first of its key."),
  last: z.literal(true).optional().describe("The row is the last of its key."),
  before: z
    .tuple([namedInstant, namedInstant])
    .optional()
    .describe("The first instant lies before the second; not true where one is empty."),
});

/** A condition on a row; see `conditionSchema`. */
export type Condition = z.output<typeof plain> & {
  readonly previous?: Condition | undefined;
  readonly earlier?: Condition | undefined;
  readonly not?: Condition | undefined;
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
};

type One = z.ZodOptional<z.ZodType<Condition>>;
type Several = z.ZodOptional<z.ZodArray<z.ZodType<Condition>>>;

const one = (about: string): One => conditionSchema.optional().describe(about);
const several = (about: string): Several => z.array(conditionSchema).min(1).optional().describe(about);

/**
 * A condition on a row: all that it states must hold. Texts are compared exactly; a number or a boolean as it is written.
 * `first`, `last`, `changed`, `previous` and `earlier` look at the rows of the same key, in their order.
 */
export const conditionSchema: z.ZodType<Condition> = plain
  .extend({
    get previous(): One {
      return one("The row before meets this; not true of the first row.");
    },
    get earlier(): One {
      return one("A row before, not only the one directly before, meets this.");
    },
    get not(): One {
      return one("The row does not meet this.");
    },
    get all(): Several {
      return several("The row meets all of these.");
    },
    get any(): Several {
      return several("The row meets one of these.");
    },
  })
  .refine((condition) => Object.keys(condition).length > 0, "states nothing")
  .meta({ id: "Condition", description: "A condition on a row: all that it states must hold." });
