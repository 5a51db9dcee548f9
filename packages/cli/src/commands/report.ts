import { AlmanacError } from "@almanac/core";
import { defineCommand } from "../command.ts";
import { one } from "../option.ts";
import { sourceOptions } from "./shared.ts";

/** `almanac report`: the figures of a period, as a version. */
export const report = defineCommand({
  name: "report",
  summary: "compute the version of a report and period",
  about:
    "Computes every figure of a report's period and stores it as a version, unless the figures are those of the last one.",
  arguments: { name: "period", usage: "[REPORT] PERIOD", about: "e.g. monthly 2026-10", least: 1, most: 2 },
  options: {
    ...sourceOptions,
    config: one("FILE", "the project's configuration (default: almanac.config.ts)"),
    snapshots: one("DIR", "where versions are kept (default: snapshots)"),
    "as-of": one("INSTANT", "as it was known then", "an instant, e.g. 2026-11-01T00:00:00Z"),
  },
  examples: [
    { line: "almanac report 2026-10", about: "October of the project's report" },
    {
      line: "almanac report monthly 2026-10 --events october.jsonl --settings settings.json",
      about: "October, from files",
    },
  ],
  async run() {
    throw new AlmanacError({ code: "not-wired", message: "`almanac report` has no engine behind it in this build" });
  },
});
