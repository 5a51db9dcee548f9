import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, byBot, closed, events } from "../test/events.ts";
import metric from "./agent-response-time.ts";

const log = events(
  ["09:00", "a", "message.received"],
  ["09:10", "a", "conversation.assigned", { agent: "ada" }],
  ["09:11", "a", "message.sent", byBot],
  ["09:15", "a", "message.sent", byAgent("bob")],
  ["09:00", "answered after its close", "message.received"],
  ["09:00", "answered after its close", "conversation.assigned", { agent: "ada" }],
  ["09:05", "answered after its close", "conversation.closed", closed("solved")],
  ["09:25", "answered after its close", "message.sent", byAgent("ada")],
  ["09:00", "answered before it was assigned", "message.received"],
  ["09:01", "answered before it was assigned", "message.sent", byAgent("ada")],
  ["09:02", "answered before it was assigned", "conversation.assigned", { agent: "ada" }],
  ["09:00", "never assigned", "message.received"],
  ["09:01", "never assigned", "message.sent", byAgent("ada")],
  ["09:00", "outbound", "conversation.assigned", { agent: "ada" }],
  ["09:01", "outbound", "message.sent", byAgent("ada")],
  ["09:00", "waived", "message.received"],
  ["09:00", "waived", "conversation.assigned", { agent: "ada" }],
  ["09:01", "waived", "reply.waived"],
  ["09:02", "waived", "message.sent", byAgent("ada")],
  ["09:00", "open", "message.received"],
  ["09:20", "open", "conversation.assigned", { agent: "ada" }],
);

test("5 minutes by the one who replied, 25 after the close; a bot's message ends nothing", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["agent"] },
    expect: [
      {
        dimensions: { agent: "ada" },
        estimate: { n: 1, mean: 1500, leftOut: { negative: 1, "no-value": 1, outbound: 1, waived: 1 } },
      },
      { dimensions: { agent: "bob" }, estimate: { n: 1, mean: 300, leftOut: {} } },
    ],
  });
});

test("by the assignment the open one is censored", async () => {
  await testMetric(metric, {
    events: log,
    query: { when: "start" },
    expect: [{ estimate: { n: 2, censored: 1, leftOut: { negative: 1, outbound: 1, waived: 1 } } }],
  });
});
