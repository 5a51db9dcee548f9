import { type Command, defineCommand } from "../command.ts";
import type { MeasureOptions } from "../figures.ts";
import { one } from "../option.ts";
import { figureOptions, rows, sourceOptions } from "./shared.ts";

/** `almanac measure`: figures of metrics, from event files. */
export const measure: Command<MeasureOptions> = defineCommand({
  name: "measure",
  summary: "figures of one or more metrics",
  about: "Measures metrics over a period and prints one row for each group and bucket. Changes nothing.",
  arguments: {
    name: "metric",
    usage: "ID...",
    about: "metrics, e.g. first_response_time",
    least: 1,
    most: Number.POSITIVE_INFINITY,
    unless: "batch",
  },
  options: {
    ...figureOptions,
    ...sourceOptions,
    rows,
    batch: one("FILE", "run many queries: a JSON object of these options on each line"),
  },
  examples: [
    {
      line: "almanac measure first_response_time --from 2026-10-01 --to 2026-11-01 --events october.jsonl",
      about: "How long customers waited for a first reply in October",
    },
    {
      line: "almanac measure requests --from 2026-10-01 --to 2026-11-01 --by channel --unit day --json --events a.csv b.csv",
      about: "Requests of each channel and day, from two files, for a program",
    },
    {
      line: "almanac measure queue_time --from 2026-10-01 --to 2026-10-02 --where channel=phone,chat --rows --events log.parquet",
      about: "The rows behind a figure, to check it by hand",
    },
  ],
  async run(input, effects) {
    // Loaded when it runs, so that help answers at once.
    const { runMeasure } = await import("../figures.ts");
    return runMeasure(measure, input, effects);
  },
});
