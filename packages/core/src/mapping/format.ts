import { z } from "zod";

/** The kinds of file that hold rows. */
export const ROW_FORMATS = Object.freeze(["delimited", "jsonl", "parquet"] as const);

/** The encodings of texts that are read. `latin1` is read as `windows-1252`, which has the same letters and more. */
export const ENCODINGS = Object.freeze(["utf-8", "latin1", "windows-1252", "utf-16le"] as const);

const column = z.string().min(1);

/** How a file's bytes become rows. Everything may be left out: then the ending of the file's name decides. */
export const formatSchema = z
  .strictObject({
    kind: z
      .enum(ROW_FORMATS)
      .optional()
      .describe(
        "Default: by the ending of the file's name: .csv .tsv .txt delimited, .jsonl .ndjson jsonl, .parquet parquet.",
      ),
    delimiter: z
      .string()
      .min(1)
      .optional()
      .describe(
        'What stands between two cells, e.g. ";" or "\\t"; "blanks" for any run of blanks. Default: a comma, a tab in .tsv; .txt must say.',
      ),
    header: z
      .union([z.boolean(), z.array(column).min(1)])
      .optional()
      .describe(
        "true (default): the first line names the columns. A list: the names, for a file without such a line. false: the columns are called column1, column2 …",
      ),
    quote: z
      .union([z.string().length(1), z.null()])
      .optional()
      .describe(
        'What a cell stands in when it holds a delimiter or a line break; doubled inside. Default: "\\""; null: nothing does.',
      ),
    skip: z.int().min(0).optional().describe("Lines to leave out before the header. Default: 0."),
    encoding: z.enum(ENCODINGS).optional().describe("Default: utf-8; a mark at the file's beginning tells utf-16."),
    empty: z
      .array(z.string())
      .optional()
      .describe('Cells that mean "nothing here", e.g. ["?", "NA"]; an empty cell always does.'),
    decimal: z
      .enum([".", ","])
      .optional()
      .describe("What stands between a number's whole part and its decimals. Default: a point."),
  })
  .meta({ id: "Format", description: "How the file's bytes become rows." });

/** How a file's bytes become rows; see `formatSchema`. */
export type RowFormat = z.output<typeof formatSchema>;
