import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, closed, events } from "../test/events.ts";
import metric from "./breaches.ts";
import firstResponseTime from "./first-response-time.ts";

const registry = new Map([["first_response_time", firstResponseTime()]]);
const settings = { targets: [{ name: "hour", within: "PT1H", where: { channel: "email" } }] };
const log = events(
  ["09:00", "in time", "message.received"],
  ["10:00", "in time", "message.sent", byAgent("ada")],
  ["09:00", "late", "message.received"],
  ["10:01", "late", "message.sent", byAgent("bob")],
  ["09:05", "not answered", "message.received"],
  ["09:00", "closed before it was due", "message.received"],
  ["09:30", "closed before it was due", "conversation.closed", closed("solved", "ada")],
  ["09:00", "closed after it was due", "message.received"],
  ["11:00", "closed after it was due", "conversation.closed", closed("solved", "bob")],
  ["09:00", "no target", "message.received", { channel: "chat" }],
  ["09:00", "outbound", "message.sent", byAgent("ada")],
  ["09:10", "outbound", "message.received"],
  ["11:00", "outbound", "message.sent", byAgent("ada")],
  ["09:00", "spam", "message.received"],
  ["09:30", "spam", "conversation.closed", closed("spam")],
  ["09:00", "waived", "message.received"],
  ["09:30", "waived", "reply.waived"],
  ["11:30", "not due", "message.received"],
  ["11:31", "not due", "message.sent", byAgent("ada")],
);

test("three missed, each in the hour it was due", async () => {
  await testMetric(
    metric,
    {
      events: log,
      settings,
      query: { unit: "hour", from: "2026-10-05T09:00:00Z", to: "2026-10-05T13:00:00Z" },
      expect: [
        { estimate: { value: 0, leftOut: {} } },
        { estimate: { value: 3, leftOut: { outbound: 1, spam: 1, waived: 1, "closed-unanswered": 1 } } },
        { estimate: { value: 0, leftOut: {} } },
        // after the as-of: no data, not 0
        { estimate: { value: null, leftOut: { "not-due": 1 } } },
      ],
    },
    { registry },
  );
});
