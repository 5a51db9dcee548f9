import { cycle, defineMetric, distribution, Estimate, edges, elapsed, parseSettings } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { eventsOf, queryOf } from "../example/example.ts";
import { referenceCells } from "../reference/measure.ts";
import { STORY_METRICS, TARGETED } from "../stories/all-metrics.ts";
import { STORIES } from "../stories/index.ts";
import { simpleEstimate } from "./simple-estimate.ts";

const settings = parseSettings({
  calendars: { default: "always", calendars: { always: { zone: "UTC", weekly: {} } } },
});

describe("simpleEstimate", () => {
  it("gives estimates of the published shape for every kind", () => {
    const kinds = new Set<string>();
    for (const { events: records } of STORIES) {
      const events = eventsOf(records);
      const [first] = STORY_METRICS;
      if (first === undefined) throw new Error("no metrics");
      const query = {
        ...queryOf(first, { events: records, expect: [] }, events, settings),
        metrics: STORY_METRICS,
        by: ["channel"],
      };
      for (const cell of referenceCells(query, events, settings, TARGETED)) {
        kinds.add(cell.kind);
        expect(Estimate.safeParse(simpleEstimate(cell)).error).toBeUndefined();
      }
    }
    expect([...kinds].sort()).toEqual(["count", "distinct", "distribution", "level", "proportion", "ratio", "sum"]);
  });

  it("counts the rows of a histogram's bins, limits in the bin above", () => {
    const metric = defineMetric({
      id: "waiting",
      title: "Waiting",
      about: "How long.",
      fact: cycle,
      unit: "seconds",
      better: "lower",
      options: z.strictObject({ edges }),
      at: (c) => c.opened,
      measure: (c) => distribution(elapsed(c.opened, c.closed)),
    })({ edges: [60, 120.5] });
    const minutes = ["00:59", "01:00", "02:00", "02:00.5", "03:00"];
    const records = minutes.flatMap((time, index) => [
      { type: "note.added", at: "2026-10-05T09:00:00Z", conversation: `c${index}` },
      { type: "conversation.closed", outcome: "solved", at: `2026-10-05T09:${time}Z`, conversation: `c${index}` },
    ]);
    const events = eventsOf(records);
    const query = queryOf(metric, { events: records, expect: [] }, events, settings);
    const [cell] = referenceCells(query, events, settings);
    expect(cell === undefined ? null : simpleEstimate(cell)).toMatchObject({
      n: 5,
      histogram: { edges: [60, 120.5], counts: [1, 2, 2] },
    });
  });
});
