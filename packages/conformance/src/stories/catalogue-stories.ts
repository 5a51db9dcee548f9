import type { Metric } from "@almanac/core";
import { CATALOGUE } from "./catalogue-metrics.ts";
import { at, closed, received, type Story, sent } from "./story.ts";

function gives(id: string, estimate: Readonly<Record<string, unknown>>) {
  return { metric: CATALOGUE[`catalogue_${id}`] as Metric, expect: [{ estimate }] };
}

const queued = (time: string, team: string) => at(time, "conversation.queued", { team });

const late = { zone: "UTC", weekly: { mon: [["20:00", "22:00"]] } } as const;

/** What the functions of the catalogue give. */
export const catalogueStories: readonly Story[] = [
  {
    name: "aggregates and windows over two cycles and the time between messages",
    says: "the catalogue: first, last, last_up_to, count, sum, any, distinct, median, running, latest, previous, next",
    events: [
      at("08:00", "survey.sent", { survey: "s", kind: "csat" }),
      queued("09:00", "red"),
      received("09:10"),
      sent("09:20", { agent: "x" }),
      queued("09:30", "blue"),
      at("09:35", "conversation.labelled", { attributes: { topic: "billing" } }),
      received("09:40"),
      sent("09:42", { agent: "y" }),
      closed("09:50"),
      received("10:00"),
      sent("10:02", { agent: "x" }),
      queued("10:05", "green"),
      at("10:06", "work.logged", { talk: 30 }),
      at("10:07", "work.logged", { talk: 12.5, agent: "x" }),
    ],
    gives: [
      // between 9:10, 9:20, 9:35 (no row of its own), 9:40 and 9:42; then 10:00 and 10:02
      gives("gap", { n: 4, min: 120, max: 600, mean: (600 + 300 + 120 + 120) / 4, leftOut: { "no-value": 2 } }),
      gives("typical", { n: 1, value: (120 + 300) / 2 }),
      // 10 + 25 + 7 + 2 minutes, then 2 + 2
      gives("around", { n: 6, sum: 48 * 60 }),
      gives("total", { n: 1, sum: 48 * 60 }),
      gives("label", { n: 2, min: 300, max: 420, leftOut: { "no-value": 4 } }),
      gives("nth", { n: 6, sum: 1 + 2 + 3 + 4 + 1 + 2 }),
      gives("span", { n: 2, min: 420, max: 6600 }),
      // the last reply of the second cycle came before it was given to green
      gives("teams_then", { n: 1 }),
      gives("teams_now", { n: 2 }),
      gives("same_team", { k: 1, n: 2 }),
      gives("topics", { n: 1 }),
      gives("noted", { k: 0, n: 2 }),
      gives("per_agent", { n: 2, numerator: 9 + 5, denominator: 2 + 1 }),
      gives("talk", { n: 1, sum: 42.5, leftOut: { "no-value": 1 } }),
      gives("quick", { k: 1, n: 1 }),
    ],
  },
  {
    name: "a minute over local midnight is another day",
    says: "local_day: number of the local day in the report's zone",
    settings: { zone: "Europe/Warsaw", calendars: { default: "late", calendars: { late } } },
    events: [received("21:59"), at("22:00", "note.added"), at("22:01", "note.added")],
    gives: [
      gives("days", { n: 1, sum: 2 }),
      gives("backwards", { n: 1, sum: -120 }),
      { ...gives("backwards", { n: 1, sum: -60 }), query: { clock: "business" } },
      gives("moves", { n: 1 }),
      gives("other_days", { n: 1, sum: 1 }),
      gives("noted", { k: 1, n: 1 }),
    ],
  },
];
