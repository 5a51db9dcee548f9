import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { closed, events } from "../test/events.ts";
import metric from "./indexing-delay.ts";

const log = events(
  ["09:00", "found in ten minutes", "conversation.published"],
  ["09:10", "found in ten minutes", "conversation.indexed"],
  ["09:00", "found in an hour", "conversation.published"],
  ["10:00", "found in an hour", "conversation.indexed"],
  ["09:00", "found too early", "conversation.indexed"],
  ["09:05", "found too early", "conversation.published"],
  ["09:00", "spam", "conversation.published"],
  ["09:30", "spam", "conversation.indexed"],
  ["09:40", "spam", "conversation.closed", closed("spam")],
  ["09:00", "found after its close", "conversation.published"],
  ["09:30", "found after its close", "conversation.closed", closed("solved")],
  ["09:40", "found after its close", "conversation.indexed"],
  ["09:30", "not found yet", "conversation.published"],
);

test("10 and 60 minutes; found before it was published is negative, spam does not count", async () => {
  await testMetric(metric, {
    events: log,
    expect: [{ estimate: { n: 2, censored: 0, mean: 2100, min: 600, max: 3600, leftOut: { negative: 1, spam: 1 } } }],
  });
});

test("by their start the one not found yet is censored, the one closed before is left out", async () => {
  await testMetric(metric, {
    events: log,
    query: { when: "start" },
    expect: [{ estimate: { n: 2, censored: 1, leftOut: { negative: 1, spam: 1, "closed-unanswered": 1 } } }],
  });
});
