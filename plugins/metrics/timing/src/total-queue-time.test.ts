import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { closed, events } from "../test/events.ts";
import metric from "./total-queue-time.ts";

const log = events(
  ["09:00", "once", "conversation.queued", { team: "berlin" }],
  ["09:04", "once", "conversation.assigned", { agent: "ada" }],
  ["09:00", "returned", "conversation.queued", { team: "berlin" }],
  ["09:05", "returned", "conversation.queued", { team: "paris" }],
  ["09:10", "returned", "conversation.assigned", { agent: "bob" }],
  ["09:30", "returned", "conversation.queued", { team: "berlin" }],
  ["09:50", "returned", "conversation.assigned", { agent: "ada" }],
  ["10:00", "closed in the queue", "conversation.queued", { team: "berlin" }],
  ["10:01", "closed in the queue", "conversation.assigned", { agent: "ada" }],
  ["10:02", "closed in the queue", "conversation.queued", { team: "berlin" }],
  ["10:07", "closed in the queue", "conversation.closed", closed("solved")],
  ["10:08", "closed in the queue", "conversation.queued", { team: "berlin" }],
  ["09:00", "assigned first", "conversation.assigned", { agent: "ada" }],
  ["09:05", "assigned first", "conversation.queued", { team: "berlin" }],
  ["09:50", "still waiting", "conversation.queued", { team: "berlin" }],
  ["10:20", "later", "conversation.queued", { team: "berlin" }],
);

test("4; 10 + 20 across two teams; 1 + 5 minutes up to the close", async () => {
  await testMetric(metric, {
    events: log,
    expect: [{ estimate: { n: 3, censored: 0, mean: 800, min: 240, value: 360, max: 1800, leftOut: { negative: 1 } } }],
  });
});

test("by their start those still in their first queue are censored", async () => {
  await testMetric(metric, {
    events: log,
    query: { when: "start" },
    expect: [{ estimate: { n: 3, censored: 2, medianKaplanMeier: 360, leftOut: { negative: 1 } } }],
  });
});
