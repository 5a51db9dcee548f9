import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, closed, events } from "../test/events.ts";
import firstResponseTime from "./first-response-time.ts";
import metric from "./overdue.ts";

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

test("late from 10:00 to 10:01, closed late from 10:00 to 11:00, the unanswered from 10:05 on", async () => {
  await testMetric(
    metric,
    {
      events: log,
      settings,
      query: { from: "2026-10-05T10:00:00Z", to: "2026-10-05T11:00:00Z" },
      // 1 + 60 + 55 minutes of one hour
      expect: [{ estimate: { value: 2, end: 2, max: 2, mean: 116 / 60, leftOut: { waived: 1 } } }],
    },
    { registry },
  );
});

test("at the end one is still unanswered", async () => {
  await testMetric(
    metric,
    {
      events: log,
      settings,
      query: { from: "2026-10-05T11:00:00Z", to: "2026-10-05T12:00:00Z" },
      expect: [{ estimate: { value: 1, max: 1 } }],
    },
    { registry },
  );
});
