import { choice, files, flag, list, one, pairs, positive } from "../option.ts";

/** Where events and settings come from. */
export const sourceOptions = {
  events: files("FILE", "event files to read: .jsonl .csv .parquet, also .gz .zst"),
  mapping: one("FILE", "how rows of the files become events (JSON)"),
  config: one("FILE", "the project's configuration (default: almanac.config.ts)"),
  settings: one("FILE", "zone, calendars, targets and windows (JSON), in place of the project's"),
  zone: one("ZONE", "IANA time zone of the periods, over the settings", "an IANA zone, e.g. Europe/Warsaw"),
  set: pairs("KEY=VALUE", "an option of a metric, e.g. csat.satisfied=0.8 (may be repeated)"),
  threads: positive("N", "threads of the engine"),
};

/** Which figure of a metric is meant. */
export const figureOptions = {
  from: one("WHEN", "first moment of the period", "a local date or an instant, e.g. 2026-10-01"),
  to: one("WHEN", "end of the period, itself outside", "a local date or an instant, e.g. 2026-11-01"),
  by: list("DIMENSIONS", "one row for each value, e.g. channel,team"),
  where: pairs("KEY=VALUES", "only these, e.g. channel=email,chat (may be repeated)"),
  unit: choice("UNIT", ["hour", "day", "week", "month", "quarter", "year"], "cut the period into these"),
  clock: choice("CLOCK", ["calendar", "business"], "for metrics and targets that state none"),
  when: choice("MOMENT", ["start", "end"], "which moment puts a row into the period"),
  convention: one("NAME", "count as this tool does, e.g. zendesk"),
  target: one("NAME", "the target to judge by"),
  "as-of": one("INSTANT", "as it was known then", "an instant, e.g. 2026-11-01T00:00:00Z"),
};

/** The fact rows behind a figure instead of the figure. */
export const rows = flag("print the rows behind the figure, one a line");
