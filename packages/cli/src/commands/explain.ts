import { AlmanacError } from "@almanac/core";
import { defineCommand } from "../command.ts";
import { one } from "../option.ts";

/** `almanac explain`: what a metric means and how it is computed. */
export const explain = defineCommand({
  name: "explain",
  summary: "what a metric means, and how it is computed",
  about: "Prints a metric's definition: its fact, its formula, when a row counts, what is left out. Changes nothing.",
  arguments: { name: "metric", usage: "ID", about: "a metric, e.g. first_response_time", least: 1, most: 1 },
  options: {
    convention: one("NAME", "as this tool counts it, e.g. zendesk"),
    settings: one("FILE", "zone, calendars, targets and windows (JSON)"),
  },
  examples: [{ line: "almanac explain first_response_time", about: "What counts as a first response" }],
  async run() {
    throw new AlmanacError({
      code: "not-wired",
      message: "`almanac explain` has no definitions behind it in this build",
    });
  },
});
