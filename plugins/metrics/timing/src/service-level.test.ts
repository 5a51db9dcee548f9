import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, closed, events, NINE_TO_FIVE } from "../test/events.ts";
import firstResponseTime from "./first-response-time.ts";
import metric from "./service-level.ts";

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
const leftOut = { outbound: 1, spam: 1, waived: 1, "closed-unanswered": 1, "not-due": 1 };

test("one of four within the hour; no reply when due is a miss, not due yet is left out even when answered", async () => {
  await testMetric(
    metric,
    { events: log, settings, expect: [{ estimate: { value: 0.25, k: 1, n: 4, leftOut } }] },
    { registry },
  );
});

test("credited to who replied, else to the closer", async () => {
  await testMetric(
    metric,
    {
      events: log,
      settings,
      query: { by: ["agent"], where: [{ dimension: "agent", values: ["bob"] }] },
      expect: [{ dimensions: { agent: "bob" }, estimate: { k: 0, n: 2 } }],
    },
    { registry },
  );
});

test("on the target's business clock: 10 minutes of Monday and 40 of Tuesday are within the hour", async () => {
  await testMetric(
    metric,
    {
      events: events(
        ["16:50", "a", "message.received"],
        ["06T09:40", "a", "message.sent", byAgent("ada")],
        ["06T11:00", "b", "note.added"],
      ),
      settings: { calendars: NINE_TO_FIVE, targets: [{ name: "hour", within: "PT1H", clock: "business" }] },
      query: { from: "2026-10-06", to: "2026-10-07" },
      expect: [{ estimate: { k: 1, n: 1 } }],
    },
    { registry },
  );
});
