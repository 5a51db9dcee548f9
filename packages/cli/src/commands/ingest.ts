import { defineCommand } from "../command.ts";
import { flag, one } from "../option.ts";

/** `almanac ingest`: event files are checked, or taken into the log. */
export const ingest = defineCommand({
  name: "ingest",
  summary: "check event files",
  about: "Reads event files and tells which records are good and why others are not.",
  arguments: {
    name: "file",
    usage: "FILE...",
    about: "event files: .jsonl .csv .parquet, also .gz .zst",
    least: 1,
    most: Number.POSITIVE_INFINITY,
  },
  options: {
    check: flag("only check; take nothing in"),
    strict: flag("any bad record is a failure (exit status 1)"),
    recorded: one(
      "INSTANT",
      "when the log learned of records that do not say",
      "an instant, e.g. 2026-11-01T00:00:00Z",
    ),
    source: one("NAME", "the source of records that name none"),
    mapping: one("FILE", "how rows of the files become events (JSON)"),
  },
  examples: [
    { line: "almanac ingest october.jsonl --check", about: "Which records of a file are not accepted, and why" },
    {
      line: "almanac ingest tickets.csv --mapping tickets.json --check --json",
      about: "The same of another tool's export, for a program",
    },
  ],
  async run(input, effects) {
    // Loaded when it runs, so that help answers at once.
    const { runIngest } = await import("../ingest.ts");
    return runIngest(input, effects);
  },
});
