import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { closed, events } from "../test/events.ts";
import metric from "./queue-time.ts";

const log = events(
  ["09:00", "a", "conversation.queued", { team: "berlin" }],
  ["09:04", "a", "conversation.assigned", { agent: "ada" }],
  ["09:00", "returned", "conversation.queued", { team: "berlin" }],
  ["09:10", "returned", "conversation.assigned", { agent: "bob" }],
  ["09:30", "returned", "conversation.queued", { team: "berlin" }],
  ["09:50", "returned", "conversation.assigned", { agent: "ada" }],
  ["09:00", "assigned first", "conversation.assigned", { agent: "ada" }],
  ["09:05", "assigned first", "conversation.queued", { team: "berlin" }],
  ["09:00", "never queued", "conversation.assigned", { agent: "ada" }],
  ["09:00", "assigned after its close", "conversation.queued", { team: "berlin" }],
  ["09:30", "assigned after its close", "conversation.closed", closed("solved")],
  ["09:40", "assigned after its close", "conversation.assigned", { agent: "ada" }],
  ["09:20", "still waiting", "conversation.queued", { team: "berlin" }],
);

test("4 and 10 minutes to the first assignment, credited to the first assignee", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["agent"] },
    expect: [
      { dimensions: { agent: "ada" }, estimate: { n: 1, mean: 240, leftOut: { negative: 1, "no-value": 1 } } },
      { dimensions: { agent: "bob" }, estimate: { n: 1, mean: 600, leftOut: {} } },
    ],
  });
});

test("by their start: one still waiting for 30 minutes, one closed in the queue", async () => {
  await testMetric(metric, {
    events: log,
    query: { when: "start" },
    expect: [
      { estimate: { n: 2, censored: 1, medianKaplanMeier: 600, leftOut: { negative: 1, "closed-unanswered": 1 } } },
    ],
  });
});
