import { firstResponse, indexing, process, requests } from "./metrics.ts";
import { at, closed, received, type Story, sent } from "./story.ts";

const noon = "2026-10-05T12:00:00Z";
const one = "2026-10-05T13:00:00Z";

/** What is known when: corrections, voids, late events, times that are derived. */
export const knowledgeStories: readonly Story[] = [
  {
    name: "the newest correction counts, and a repetition changes nothing",
    says: "among those with `recorded` ≤ as-of the newest counts; the same content changes nothing",
    events: [
      received("09:00"),
      sent("09:10", { id: "reply" }),
      sent("09:20", { id: "reply", recorded: noon }),
      sent("09:20", { id: "reply", recorded: one }),
    ],
    gives: [
      { metric: firstResponse, expect: [{ estimate: { n: 1, value: 1200 } }] },
      { metric: firstResponse, query: { asOf: "2026-10-05T11:00:00Z" }, expect: [{ estimate: { n: 1, value: 600 } }] },
    ],
  },
  {
    name: "a void takes an event back, and a newer correction revives it",
    says: "the event never happened; a newer correction without it revives it",
    events: [
      received("09:00"),
      sent("09:10", { id: "reply" }),
      sent("09:10", { id: "reply", void: true, recorded: noon }),
      sent("09:10", { id: "reply", recorded: one }),
    ],
    gives: [
      { metric: firstResponse, query: { asOf: noon }, expect: [{ estimate: { n: 0, censored: 1, leftOut: {} } }] },
      { metric: firstResponse, expect: [{ estimate: { n: 1, value: 600 } }] },
    ],
  },
  {
    name: "an event is known from its `recorded` and its `at` on",
    says: "Known at an instant T means: `recorded` ≤ T and `at` ≤ T",
    events: [
      received("09:00"),
      sent("09:30", { recorded: "2026-10-05T09:05:00Z" }),
      received("09:20", { conversation: "b", recorded: noon }),
    ],
    gives: [
      { metric: firstResponse, query: { asOf: "2026-10-05T09:29:59Z" }, expect: [{ estimate: { n: 0, censored: 1 } }] },
      { metric: firstResponse, query: { asOf: "2026-10-05T09:30:00Z" }, expect: [{ estimate: { n: 1, value: 1800 } }] },
      { metric: requests, expect: [{ estimate: { n: 2 } }] },
    ],
  },
  {
    name: "ids belong to their source",
    says: "(`source`,`id`) is the idempotency key",
    events: [received("09:00", { id: "1", source: "s" }), sent("09:10", { id: "1", source: "t" })],
    gives: [{ metric: firstResponse, expect: [{ estimate: { n: 1, value: 600 } }] }],
  },
  {
    name: "rows whose times are derived are counted as such",
    says: "the source states no time for this; metrics use such rows and say how many",
    events: [
      at("08:00", "conversation.published"),
      at("08:30", "conversation.indexed", { derived: true }),
      received("09:00"),
      sent("09:10"),
      closed("10:00", { derived: true }),
      received("09:00", { conversation: "b", derived: true }),
      sent("09:10", { conversation: "b" }),
    ],
    gives: [
      { metric: firstResponse, expect: [{ estimate: { n: 2, derived: 1 } }] },
      { metric: indexing, expect: [{ estimate: { n: 1, value: 1800, derived: 1 } }] },
      { metric: process, expect: [{ estimate: { n: 1, value: 5400, derived: 1 } }] },
    ],
  },
  {
    name: "indexed before it was published is left out and counted",
    says: "Intervals that would be negative (indexed before published) are left out and counted",
    events: [
      at("08:00", "conversation.indexed"),
      at("08:30", "conversation.published"),
      at("09:00", "conversation.indexed", { conversation: "b" }),
    ],
    gives: [
      { metric: indexing, expect: [{ estimate: { n: 0, value: null, leftOut: { negative: 1, "no-value": 1 } } }] },
    ],
  },
];
