import { defineCommand } from "../command.ts";
import { one } from "../option.ts";
import { sourceOptions } from "./shared.ts";

/** The options of `almanac report`. */
export const reportOptions = {
  ...sourceOptions,
  snapshots: one("DIR", "where versions are kept (default: snapshots)"),
  "as-of": one("INSTANT", "as it was known then", "an instant, e.g. 2026-11-01T00:00:00Z"),
};

/** `almanac report`: the figures of a period, as a version. */
export const report = defineCommand({
  name: "report",
  summary: "compute the version of a report and period",
  about:
    "Computes every figure of a report's period and stores it as a version, unless the figures are those of the last one.",
  arguments: { name: "period", usage: "[REPORT] PERIOD", about: "e.g. monthly 2026-10", least: 1, most: 2 },
  options: reportOptions,
  examples: [
    { line: "almanac report 2026-10", about: "October of the project's report" },
    {
      line: "almanac report monthly 2026-10 --events october.jsonl --settings settings.json",
      about: "October, from files",
    },
  ],
  async run(input, effects) {
    const { runReport } = await import("../report.ts");
    return runReport(input, effects);
  },
});
