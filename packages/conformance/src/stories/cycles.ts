import { closes, conversing, firstResponse, requests, resolution } from "./metrics.ts";
import { at, closed, knownUntil, received, type Story, sent } from "./story.ts";

/** How cycles open and end. */
export const cycleStories: readonly Story[] = [
  {
    name: "a message after the close opens a new cycle, measured anew",
    says: "a `message.received` that is not automatic opens the next cycle and the whole process is measured anew",
    events: [received("09:00"), sent("09:10"), closed("09:20"), received("10:00"), sent("10:05"), closed("11:00")],
    gives: [
      { metric: requests, expect: [{ estimate: { n: 2 } }] },
      { metric: firstResponse, expect: [{ estimate: { n: 2, min: 300, max: 600 } }] },
      { metric: resolution, expect: [{ estimate: { n: 2, min: 1200, max: 3600 } }] },
    ],
  },
  {
    name: "reopened while open and closed while closed say nothing",
    says: "`reopened` while open says nothing; a close of a closed cycle says nothing",
    events: [
      received("09:00"),
      at("09:05", "conversation.reopened"),
      closed("09:30"),
      closed("09:40", { outcome: "spam" }),
    ],
    gives: [
      { metric: requests, expect: [{ estimate: { n: 1 } }] },
      { metric: closes, expect: [{ estimate: { n: 1 } }] },
      { metric: resolution, expect: [{ estimate: { n: 1, value: 1800, leftOut: {} } }] },
    ],
  },
  {
    name: "a conversation whose first event is a close has one cycle, closed at once",
    says: "a first event that is a close opens and closes one",
    events: [closed("09:00"), at("09:30", "conversation.reopened"), closed("10:00")],
    gives: [
      { metric: requests, expect: [{ estimate: { n: 2 } }] },
      { metric: resolution, expect: [{ estimate: { n: 2, min: 0, max: 1800 } }] },
    ],
  },
  {
    name: "an automatic message opens no cycle, neither the first nor a later one",
    says: "an automatic one opens neither turn nor cycle",
    events: [
      received("08:00", { automatic: true }),
      received("09:00"),
      closed("09:30"),
      received("10:00", { automatic: true }),
      at("10:05", "note.added"),
    ],
    gives: [
      { metric: conversing, expect: [{ estimate: { n: 1, value: 3600 } }] },
      { metric: requests, expect: [{ estimate: { n: 1 } }] },
      { metric: resolution, expect: [{ estimate: { n: 1, value: 1800 } }] },
    ],
  },
  {
    name: "a conversation of automatic messages alone has no cycle",
    says: "opens neither turn nor cycle",
    events: [received("08:00", { automatic: true }), received("08:30", { automatic: true })],
    gives: [{ metric: requests, expect: [{ estimate: { n: 0, value: 0 } }] }],
  },
  {
    name: "a note or a reply after the close belongs to the closed cycle",
    says: "Anything else after a close belongs to the closed cycle and changes no instant of it",
    events: [
      received("09:00"),
      sent("09:05"),
      closed("09:30"),
      at("09:40", "note.added"),
      sent("09:45"),
      at("09:50", "conversation.assigned", { agent: "x" }),
    ],
    gives: [
      { metric: requests, expect: [{ estimate: { n: 1 } }] },
      { metric: resolution, expect: [{ estimate: { n: 1, value: 1800 } }] },
    ],
  },
  {
    name: "a conversation the company began is outbound, whatever follows",
    says: "A cycle is outbound when, of its published, received, sent and note events, the first is a sent or a note",
    events: [
      sent("09:00"),
      received("09:30"),
      sent("09:40"),
      at("10:00", "note.added", { conversation: "b" }),
      received("10:05", { conversation: "b" }),
      at("11:00", "conversation.assigned", { conversation: "c", agent: "x" }),
      received("11:05", { conversation: "c" }),
      sent("11:10", { conversation: "c" }),
    ],
    gives: [
      { metric: firstResponse, expect: [{ estimate: { n: 1, value: 300, leftOut: { outbound: 2 } } }] },
      { metric: requests, expect: [{ estimate: { n: 3, leftOut: {} } }] },
    ],
  },
  {
    name: "spam is left out of durations and stays in counts; outbound is tried first",
    says: "Cycles closed as spam or duplicate are left out of every duration; they stay in counts and levels",
    events: [
      received("09:00"),
      closed("09:30", { outcome: "spam" }),
      sent("10:00", { conversation: "b" }),
      closed("10:30", { conversation: "b", outcome: "duplicate" }),
    ],
    gives: [
      { metric: firstResponse, expect: [{ estimate: { n: 0, leftOut: { spam: 1, outbound: 1 } } }] },
      { metric: resolution, expect: [{ estimate: { n: 0, leftOut: { spam: 1, duplicate: 1 } } }] },
      { metric: closes, expect: [{ estimate: { n: 2, leftOut: {} } }] },
    ],
  },
  {
    name: "at one instant a message comes before a close, unless its sequence says otherwise",
    says: "ordered by `at`, then `sequence`; at the same instant by type — … received, … closed, reopened",
    events: [
      received("09:00"),
      closed("09:30"),
      received("09:30"),
      received("10:00", { conversation: "b" }),
      closed("10:30", { conversation: "b" }),
      received("10:30", { conversation: "b", sequence: 1 }),
    ],
    gives: [
      {
        metric: requests,
        query: { by: ["conversation"] },
        expect: [
          { dimensions: { conversation: "a" }, estimate: { n: 1 } },
          { dimensions: { conversation: "b" }, estimate: { n: 2 } },
        ],
      },
    ],
  },
  {
    name: "a survey or task never opens a cycle; its labels count in the cycle in force, else the first",
    says: "that name a conversation belong to the cycle in force at their instant (else the first) and never open one",
    events: [
      { ...at("08:00", "survey.sent", { survey: "s1", kind: "csat", attributes: { topic: "early" } }) },
      received("09:00"),
      closed("09:30"),
      received("10:00"),
      { ...at("10:30", "survey.sent", { survey: "s2", kind: "csat", attributes: { mood: "late" } }) },
      { ...at("11:00", "survey.sent", { conversation: "b", survey: "s3", kind: "csat" }) },
      knownUntil("12:00"),
    ],
    gives: [
      {
        metric: requests,
        query: { by: ["topic", "mood"] },
        expect: [
          { dimensions: { topic: "early", mood: "late" }, estimate: { n: 1 } },
          { dimensions: { topic: "early", mood: null }, estimate: { n: 1 } },
        ],
      },
    ],
  },
];
