import {
  approval,
  backlog,
  customers,
  effort,
  firstResolution,
  fullResolution,
  patience,
  requests,
  talked,
  work,
} from "./metrics.ts";
import { at, closed, knownUntil, received, type Story, sent } from "./story.ts";

const log = (time: string, fields: object) => at(time, "work.logged", { agent: "x", ...fields });

/** The kinds of measure. */
export const kindStories: readonly Story[] = [
  {
    name: "a backlog over an hour: its end, mean and maximum",
    says: "cycles open on [opened, closed): `end` just before the period's end, `mean` over its real length, `max` of the step function",
    events: [
      received("08:30"),
      received("09:15", { conversation: "b" }),
      closed("09:30"),
      received("09:30", { conversation: "c" }),
      closed("09:45", { conversation: "b" }),
      closed("10:00", { conversation: "c" }),
      knownUntil("10:15"),
    ],
    gives: [
      {
        metric: backlog,
        query: { from: "2026-10-05T09:00:00Z", to: "2026-10-05T10:00:00Z" },
        expect: [{ estimate: { end: 1, value: 1, mean: (30 + 30 + 30) / 60, max: 2, leftOut: {} } }],
      },
      {
        metric: backlog,
        query: { from: "2026-10-05T10:00:00Z", to: "2026-10-05T11:00:00Z" },
        expect: [{ estimate: { end: 0, mean: 0, max: 0 } }],
      },
      {
        metric: backlog,
        query: { from: "2026-10-05T11:00:00Z", to: "2026-10-05T12:00:00Z" },
        expect: [{ estimate: { end: null, mean: null, max: null } }],
      },
    ],
  },
  {
    name: "a period past the as-of ends there",
    says: "a period past the as-of ends there",
    events: [received("09:00"), knownUntil("10:00")],
    gives: [
      {
        metric: backlog,
        query: { from: "2026-10-05T08:00:00Z", to: "2026-10-05T12:00:00Z" },
        expect: [{ estimate: { end: 1, mean: 0.5, max: 1 } }],
      },
    ],
  },
  {
    name: "effort counts closed cycles with logged work, work after the close included",
    says: "(talk + hold + wrap) / closed cycles with logged work, effort logged after the close included",
    events: [
      received("09:00"),
      log("09:10", { talk: 60, hold: 30 }),
      closed("09:30"),
      log("09:40", { wrap: 90.5 }),
      received("09:00", { conversation: "b" }),
      closed("09:30", { conversation: "b" }),
      received("09:00", { conversation: "c" }),
      log("09:10", { conversation: "c", talk: 60 }),
    ],
    gives: [
      {
        metric: effort,
        expect: [{ estimate: { n: 1, value: 180.5, numerator: 180.5, denominator: 1, leftOut: { "no-value": 1 } } }],
      },
      { metric: talked, expect: [{ estimate: { n: 1, sum: 60, leftOut: { "no-value": 1 } } }] },
    ],
  },
  {
    name: "patience: given up, answered, still waiting",
    says: "asked → that close, answered ones censored at their answer, open ones at the as-of; the smallest t with S(t) ≤ ½, rows censored at t are at risk at t",
    events: [
      received("09:00"),
      closed("09:02", { outcome: "abandoned" }),
      received("09:00", { conversation: "b" }),
      sent("09:01", { conversation: "b" }),
      closed("09:30", { conversation: "b" }),
      received("09:00", { conversation: "c" }),
      closed("09:04", { conversation: "c", outcome: "abandoned" }),
      received("09:00", { conversation: "d" }),
      sent("09:04", { conversation: "d" }),
      received("09:00", { conversation: "e" }),
      closed("09:03", { conversation: "e" }),
      knownUntil("09:40"),
    ],
    // at risk: 3 at 120 s (S = 2/3), 2 at 240 s (S = 1/3)
    gives: [
      {
        metric: patience,
        expect: [
          { estimate: { n: 2, censored: 2, value: 180, medianKaplanMeier: 240, leftOut: { "closed-unanswered": 1 } } },
        ],
      },
    ],
  },
  {
    name: "first and full resolution of a conversation that was opened again",
    says: "first opening → first, last solved close (the last only when it is closed now)",
    events: [
      received("08:00", { automatic: true }),
      received("09:00"),
      closed("09:30"),
      received("10:00"),
      closed("11:00"),
      received("09:00", { conversation: "b" }),
      closed("09:30", { conversation: "b" }),
      received("10:00", { conversation: "b" }),
      knownUntil("12:00"),
    ],
    gives: [
      { metric: firstResolution, expect: [{ estimate: { n: 2, censored: 0, min: 1800, max: 1800 } }] },
      { metric: fullResolution, expect: [{ estimate: { n: 1, censored: 1, value: 7200 } }] },
    ],
  },
  {
    name: "a decision is measured from the draft's latest writing",
    says: "row = decision: its draft's latest `reply.drafted` → approved or rejected",
    events: [
      received("09:00"),
      at("09:00", "reply.drafted", { agent: "x", draft: "d" }),
      at("09:10", "reply.rejected", { agent: "y", draft: "d" }),
      at("09:30", "reply.drafted", { agent: "x", draft: "d" }),
      at("09:35", "reply.approved", { agent: "y", draft: "d" }),
      at("09:40", "reply.approved", { agent: "y", draft: "d", source: "other" }),
    ],
    gives: [
      { metric: approval, expect: [{ estimate: { n: 2, min: 300, max: 600, leftOut: { "no-value": 1 } } }] },
      { metric: approval, query: { by: ["agent"] }, expect: [{ dimensions: { agent: "y" }, estimate: { n: 2 } }] },
    ],
  },
  {
    name: "different customers, and cycles without one",
    says: "how many different ones; a missing dimension is `null`",
    events: [
      received("09:00", { customer: "ann" }),
      received("09:00", { conversation: "b", customer: "ann" }),
      received("09:00", { conversation: "c", customer: "bob" }),
      received("09:00", { conversation: "d" }),
    ],
    gives: [
      { metric: customers, expect: [{ estimate: { n: 2 } }] },
      {
        metric: requests,
        query: { by: ["customer"] },
        expect: [
          { dimensions: { customer: "ann" }, estimate: { n: 2 } },
          { dimensions: { customer: "bob" }, estimate: { n: 1 } },
          { dimensions: { customer: null }, estimate: { n: 1 } },
        ],
      },
      {
        metric: requests,
        query: { where: [{ dimension: "customer", values: [null, "bob"] }] },
        expect: [{ estimate: { n: 2 } }],
      },
    ],
  },
  {
    name: "the cohort by start has the open ones censored",
    says: "A metric whose when is its end has no censored rows there; `--when start` gives the cohort by start, with the open ones censored",
    events: [received("09:00"), closed("09:30"), received("09:00", { conversation: "b" }), knownUntil("10:00")],
    gives: [
      { metric: work, expect: [{ estimate: { n: 1, censored: 0, value: 1800 } }] },
      {
        metric: work,
        query: { when: "start" },
        expect: [{ estimate: { n: 1, censored: 1, value: 1800, medianKaplanMeier: 1800 } }],
      },
    ],
  },
  {
    name: "nothing is 0 inside the coverage and no data outside it",
    says: "A count of nothing inside the log's coverage is 0; a distribution of nothing is no data; coverage: from the first `at` to T",
    events: [received("09:00"), knownUntil("11:00")],
    gives: [
      {
        metric: requests,
        query: { from: "2026-10-05T08:00:00Z", to: "2026-10-05T13:00:00Z", unit: "hour" },
        expect: [
          { estimate: { n: 0, value: null } },
          { estimate: { n: 1, value: 1 } },
          { estimate: { n: 0, value: 0 } },
          { estimate: { n: 0, value: 0 } },
          { estimate: { n: 0, value: null } },
        ],
      },
    ],
  },
];
