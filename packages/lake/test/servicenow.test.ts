import type { LogEvent } from "@almanac/core";
import { compareEvents, formatInstant } from "@almanac/core";
import { beforeAll, describe, expect, it } from "vitest";
import { nodeFiles, type Quarantined, readEvents, readMappingFile } from "../src/index.ts";
import { readAll } from "./read-all.ts";
import { missing, ownFile, sharedFile } from "./shared-data.ts";

const DATA = "data/uci_servicenow_incidents/IT_Incident_Data.zip";
const EXPECTED = "oracles/dbt_zendesk/uci/expected/ticket_metrics.deterministic.csv.gz";
const files = nodeFiles("/");

/** When a conversation was opened and solved, as the events tell it. */
interface Story {
  opened: bigint;
  isOpen: boolean;
  solved: bigint[];
}

/** Folds the events of one conversation: a close of a closed one says nothing. */
function fold(events: readonly LogEvent[]): Story {
  const [first, ...others] = events.toSorted(compareEvents);
  const story: Story = { opened: first?.at ?? 0n, isOpen: true, solved: [] };
  for (const { type, at, outcome } of others) {
    if (type === "conversation.reopened") story.isOpen = true;
    if (type !== "conversation.closed" || !story.isOpen) continue;
    story.isOpen = false;
    if (outcome === "solved") story.solved.push(at);
  }
  return story;
}

const shown = (micros: bigint | undefined): string =>
  micros === undefined ? "" : formatInstant(micros).replace("T", " ").replace("Z", "");

describe.skipIf(missing(DATA, EXPECTED))(
  "the example servicenow-incidents (skipped where the shared data is absent)",
  () => {
    const stories = new Map<string, Story>();
    const quarantined: Quarantined[] = [];
    const notices: string[] = [];
    const types = new Map<string, number>();

    beforeAll(async () => {
      const mapping = await readMappingFile(ownFile("examples/servicenow-incidents/mapping.json"), files);
      const events = new Map<string, LogEvent[]>();
      const read = readEvents([sharedFile(DATA)], { mapping, notice: (text) => void notices.push(text) }, files);
      for await (const batch of read) {
        quarantined.push(...batch.quarantined);
        for (const event of batch.accepted) {
          types.set(event.type, (types.get(event.type) ?? 0) + 1);
          const known = events.get(event.conversation ?? "");
          if (known === undefined) events.set(event.conversation ?? "", [event]);
          else known.push(event);
        }
      }
      for (const [conversation, its] of events) stories.set(conversation, fold(its));
    }, 60_000);

    it("takes every row or says why not", () => {
      expect(quarantined).toEqual([]);
      expect(stories.size).toBe(20_769);
      expect(notices[0]).toBe("2 rows left out: the state is -100, which is none");
      expect(Object.fromEntries(types)).toEqual({
        "conversation.published": 20_769,
        "conversation.queued": 35_802,
        "conversation.assigned": 24_417,
        "conversation.labelled": 23_105,
        "conversation.paused": 5_541,
        "conversation.resumed": 1_083,
        "conversation.closed": 21_044,
        "conversation.reopened": 276,
      });
    });

    it("gives each of 20,762 tickets the opening, first and last solution that another tool found", async () => {
      const rows = await readAll(sharedFile(EXPECTED), files);
      const differing = rows.flatMap(({ record }) => {
        const { ticket_id, created_at, first_solved_at, last_solved_at } = record as Record<string, string>;
        const story = stories.get(`INC${ticket_id?.padStart(7, "0")}`);
        const found = [story?.opened, story?.solved[0], story?.isOpen ? undefined : story?.solved.at(-1)].map(shown);
        return JSON.stringify(found) === JSON.stringify([created_at, first_solved_at, last_solved_at])
          ? []
          : [ticket_id];
      });
      expect(rows.length).toBe(20_762);
      expect(differing).toEqual([]);
    });
  },
);
