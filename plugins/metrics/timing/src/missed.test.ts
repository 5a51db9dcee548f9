import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, byBot, closed, events } from "../test/events.ts";
import metric from "./missed.ts";

const chat = { channel: "chat" };
const log = events(
  ["09:00:00", "missed", "message.received", chat],
  ["09:00:10", "missed", "message.sent", { ...byBot, ...chat }],
  ["09:01:01", "missed", "conversation.closed", { ...closed("abandoned"), ...chat }],
  ["09:00:00", "left within the limit", "message.received", chat],
  ["09:01:00", "left within the limit", "conversation.closed", { ...closed("abandoned"), ...chat }],
  ["09:00:00", "answered late", "message.received", chat],
  ["09:05:00", "answered late", "message.sent", { ...byAgent("ada"), ...chat }],
  ["09:00:00", "waiting", "message.received", chat],
  ["09:00:00", "not live", "message.received"],
  ["09:00:00", "nobody waits", "message.sent", { ...byAgent("ada"), ...chat }],
  ["09:02:00", "later", "note.added"],
);

test("two of four waited past a minute without an answer, credited to nobody", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["agent"] },
    expect: [
      {
        dimensions: { agent: null },
        estimate: { value: 0.5, k: 2, n: 4, leftOut: { "not-eligible": 2, "no-value": 1 } },
      },
    ],
  });
});

test("with a limit of half a minute a third was missed", async () => {
  await testMetric(metric, {
    events: log,
    options: { limit: "PT30S", channels: ["chat", "email"] },
    expect: [{ estimate: { k: 4, n: 5, leftOut: { "no-value": 2 } } }],
  });
});
