import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byBot, closed, events } from "../test/events.ts";
import metric from "./handoff-time.ts";

const log = events(
  ["09:00:00", "a", "message.received"],
  ["09:00:05", "a", "message.sent", byBot],
  ["09:10:00", "a", "conversation.queued", { team: "berlin", from: "bot" }],
  ["09:20:00", "a", "conversation.assigned", { agent: "ada" }],
  ["09:00:00", "to a person", "message.received"],
  ["09:00:20", "to a person", "conversation.assigned", { agent: "ada", from: "bot" }],
  ["09:00:00", "not from a bot", "message.received"],
  ["09:00:30", "not from a bot", "conversation.queued", { team: "berlin" }],
  ["09:30:00", "contained", "message.received"],
  ["09:30:30", "contained", "conversation.closed", closed("self-service")],
);

test("10 minutes to a queue, 20 seconds to a person; others were not handed over", async () => {
  await testMetric(metric, { events: log, expect: [{ estimate: { n: 2, min: 20, max: 600, leftOut: {} } }] });
});

test("by the opening: one open, one closed without a hand-over", async () => {
  await testMetric(metric, {
    events: log,
    query: { when: "start" },
    expect: [{ estimate: { n: 2, censored: 1, leftOut: { "closed-unanswered": 1 } } }],
  });
});
