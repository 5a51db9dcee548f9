import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { closed, events } from "../test/events.ts";
import metric from "./full-resolution-time.ts";

const log = events(
  ["09:00", "twice", "message.received"],
  ["09:30", "twice", "conversation.closed", closed("solved", "ada")],
  ["10:00", "twice", "message.received"],
  ["11:00", "twice", "conversation.closed", closed("solved", "bob")],
  ["09:00", "solved, then given up", "message.received"],
  ["09:10", "solved, then given up", "conversation.closed", closed("solved", "ada")],
  ["09:20", "solved, then given up", "conversation.reopened"],
  ["09:40", "solved, then given up", "conversation.closed", closed("abandoned")],
  ["09:00", "open again", "message.received"],
  ["09:20", "open again", "conversation.closed", closed("solved", "ada")],
  ["10:30", "open again", "message.received"],
  ["09:00", "given up", "message.received"],
  ["09:30", "given up", "conversation.closed", closed("abandoned")],
  ["09:00", "spam", "message.received"],
  ["09:30", "spam", "conversation.closed", closed("spam")],
  ["10:50", "open", "message.received"],
);

test("120 and 10 minutes to the last solved close; one that is open again has none", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["agent"] },
    expect: [
      { dimensions: { agent: "ada" }, estimate: { n: 1, mean: 600, leftOut: {} } },
      { dimensions: { agent: "bob" }, estimate: { n: 1, mean: 7200, leftOut: {} } },
      { dimensions: { agent: null }, estimate: { n: 0, value: null, leftOut: { spam: 1, "closed-unanswered": 1 } } },
    ],
  });
});

test("by the opening the two that are open are censored", async () => {
  await testMetric(metric, {
    events: log,
    query: { when: "start" },
    expect: [{ estimate: { n: 2, censored: 2, leftOut: { spam: 1, "closed-unanswered": 1 } } }],
  });
});
