import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, closed, events } from "../test/events.ts";
import metric from "./resolution-time.ts";

const log = events(
  ["09:00", "a", "message.received"],
  ["10:00", "a", "conversation.closed", closed("solved", "ada")],
  ["11:00", "a", "message.received"],
  ["11:20", "a", "conversation.closed", closed("solved", "bob")],
  ["09:00", "outbound", "message.sent", byAgent("ada")],
  ["09:10", "outbound", "conversation.closed", closed("solved", "ada")],
  ["09:00", "given up", "message.received"],
  ["09:30", "given up", "conversation.closed", closed("abandoned")],
  ["11:00", "open", "message.received"],
  ["11:30", "later", "note.added"],
);

test("60 minutes, 20 after the reopening, 10 of our own; another outcome is left out", async () => {
  await testMetric(metric, {
    events: log,
    expect: [{ estimate: { n: 3, mean: 1800, value: 1200, leftOut: { "closed-unanswered": 1 } } }],
  });
});

test("by the opening two are open", async () => {
  await testMetric(metric, {
    events: log,
    query: { when: "start" },
    expect: [{ estimate: { n: 3, censored: 2, medianKaplanMeier: 1200, leftOut: { "closed-unanswered": 1 } } }],
  });
});
