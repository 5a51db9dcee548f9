import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, byBot, closed, events } from "../test/events.ts";
import metric from "./conversation-time.ts";

const log = events(
  ["08:00", "a", "conversation.published"],
  ["09:00", "a", "message.received"],
  ["09:05", "a", "message.sent", byBot],
  ["09:10", "a", "conversation.closed", closed("solved", "ada")],
  ["09:20", "a", "message.sent", byAgent("ada")],
  ["09:00", "one message", "message.received"],
  ["09:30", "one message", "conversation.closed", closed("solved", "ada")],
  ["09:00", "no message", "note.added"],
  ["09:30", "no message", "conversation.closed", closed("solved", "ada")],
  ["09:00", "open", "message.received"],
  ["09:15", "open", "message.sent", byAgent("ada")],
);

test("20 minutes with the message after the close, 0 for one message, none leaves out", async () => {
  await testMetric(metric, {
    events: log,
    expect: [{ estimate: { n: 2, censored: 0, min: 0, max: 1200, leftOut: { "no-value": 1 } } }],
  });
});

test("by the first message the open one is censored after the 15 minutes it has lasted", async () => {
  await testMetric(metric, {
    events: log,
    query: { when: "start" },
    expect: [{ estimate: { n: 2, censored: 1, medianKaplanMeier: 1200 } }],
  });
});
