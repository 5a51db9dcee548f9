import { defineCommand } from "../command.ts";
import { flag, one } from "../option.ts";
import { sourceOptions } from "./shared.ts";

const { config, settings } = sourceOptions;

/** `almanac explain`: what a metric means and how it is computed. */
export const explain = defineCommand({
  name: "explain",
  summary: "what a metric means, and how it is computed",
  about:
    "Prints a metric's definition in words: its formula down to events, when a row counts, what is left out and why, whom it is credited to, its options. Changes nothing.",
  arguments: { name: "metric", usage: "ID", about: "a metric, e.g. first_response_time", least: 1, most: 1 },
  options: {
    convention: one("NAME", "as this tool counts it, e.g. zendesk"),
    config,
    settings,
    sql: flag("the SQL that DuckDB is given, instead of words"),
  },
  examples: [
    { line: "almanac explain first_response_time", about: "What counts as a first response" },
    {
      line: "almanac explain first_response_time --convention sparkcentral",
      about: "How another tool counts it, which may be why two figures differ",
    },
    { line: "almanac explain queue_time --sql", about: "The statements behind the figure, for an auditor" },
  ],
  async run(input, effects) {
    // Loaded when it runs, so that help answers at once.
    const { runExplain } = await import("../explain.ts");
    return runExplain(input, effects);
  },
});
