import { assigned, backlog, firstResponse, requests, resolution } from "./metrics.ts";
import { at, closed, received, type Story, sent } from "./story.ts";

const merged = (time: string, conversation: string, into: string, fields = {}) =>
  at(time, "conversation.merged", { conversation, into, ...fields });

/** How conversations go on in one another. */
export const mergeStories: readonly Story[] = [
  {
    name: "merges chain: messages of all count in the last",
    says: "Merges chain. In the conversation merged into, the other's messages … count at their own instants",
    events: [
      received("09:00"),
      received("09:05", { conversation: "b" }),
      merged("09:10", "a", "b"),
      merged("09:20", "b", "c"),
      sent("09:30", { conversation: "c" }),
    ],
    gives: [
      {
        metric: firstResponse,
        query: { by: ["conversation"] },
        expect: [{ dimensions: { conversation: "c" }, estimate: { n: 1, value: 1800 } }],
      },
    ],
  },
  {
    name: "assignments, pauses and closes of the merged conversation do not count",
    says: "its queueing, assignments, pauses, closes and reopenings do not",
    events: [
      received("09:00"),
      at("09:01", "conversation.assigned", { agent: "x" }),
      closed("09:02"),
      merged("09:10", "a", "b"),
      received("09:30", { conversation: "b" }),
      closed("10:00", { conversation: "b" }),
    ],
    gives: [
      { metric: assigned, expect: [{ estimate: { n: 0 } }] },
      { metric: resolution, expect: [{ estimate: { n: 1, value: 3600 } }] },
    ],
  },
  {
    name: "a merge that would close a loop is void",
    says: "A merge that would close a loop (in event order) is void",
    events: [
      received("09:00"),
      received("09:05", { conversation: "b" }),
      merged("09:10", "a", "b"),
      merged("09:20", "b", "a", { attributes: { topic: "void" } }),
      merged("09:30", "d", "d"),
      sent("10:00", { conversation: "b" }),
    ],
    gives: [
      {
        metric: firstResponse,
        query: { by: ["conversation", "topic"] },
        expect: [{ dimensions: { conversation: "b", topic: null }, estimate: { n: 1, value: 3600 } }],
      },
    ],
  },
  {
    name: "of two merges at one instant the order of ids decides which is void",
    says: "in event order … at the same instant by type, then by `id`, then `source`, as UTF-8 bytes",
    events: [
      received("09:00"),
      received("09:05", { conversation: "b" }),
      merged("09:10", "b", "a", { id: "m1" }),
      merged("09:10", "a", "b", { id: "m2" }),
    ],
    gives: [
      {
        metric: requests,
        query: { by: ["conversation"] },
        expect: [{ dimensions: { conversation: "a" }, estimate: { n: 1 } }],
      },
    ],
  },
  {
    name: "a later merge of the same conversation replaces the earlier",
    says: "it goes on in another conversation",
    events: [
      received("09:00"),
      merged("09:10", "a", "b"),
      merged("09:20", "a", "c"),
      received("09:30", { conversation: "b" }),
    ],
    gives: [
      {
        metric: requests,
        query: { by: ["conversation"] },
        expect: [
          { dimensions: { conversation: "b" }, estimate: { n: 1 } },
          { dimensions: { conversation: "c" }, estimate: { n: 1 } },
        ],
      },
    ],
  },
  {
    name: "a message of the merged conversation after the close of the other reopens it",
    says: "a message after the target's close reopens it",
    events: [
      received("08:00", { conversation: "b" }),
      closed("08:30", { conversation: "b" }),
      received("09:00"),
      merged("09:10", "a", "b"),
    ],
    gives: [
      { metric: requests, expect: [{ estimate: { n: 2 } }] },
      { metric: backlog, expect: [{ estimate: { end: 1 } }] },
    ],
  },
  {
    name: "a merge into an unknown conversation makes it exist, from the merge on where nothing came before",
    says: "another conversation, which exists from then on even if unknown before",
    events: [merged("09:10", "a", "z"), sent("09:20", { conversation: "z" })],
    gives: [
      {
        metric: requests,
        query: { by: ["conversation", "hour_of_day"] },
        expect: [{ dimensions: { conversation: "z", hour_of_day: "9" }, estimate: { n: 1 } }],
      },
    ],
  },
  {
    name: "before a merge was recorded there are two conversations",
    says: "A merge is known only from its `recorded` on: as of an earlier instant there are two conversations",
    events: [
      received("09:00"),
      received("09:05", { conversation: "b" }),
      merged("09:10", "a", "b", { recorded: "2026-10-05T12:00:00Z" }),
    ],
    gives: [
      { metric: requests, query: { asOf: "2026-10-05T11:59:59Z" }, expect: [{ estimate: { n: 2 } }] },
      { metric: requests, expect: [{ estimate: { n: 1 } }] },
    ],
  },
];
