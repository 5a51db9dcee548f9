import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, closed, events } from "../test/events.ts";
import metric from "./agent-work-time.ts";

const log = events(
  ["09:00", "a", "message.received"],
  ["09:10", "a", "conversation.paused", { waiting_on: "customer" }],
  ["09:15", "a", "message.sent", byAgent("ada")],
  ["09:20", "a", "conversation.paused", { waiting_on: "third-party" }],
  ["09:40", "a", "conversation.resumed"],
  ["09:45", "a", "conversation.resumed"],
  ["09:50", "a", "conversation.paused", { waiting_on: "customer" }],
  ["09:55", "a", "message.received"],
  ["10:00", "a", "conversation.paused", { waiting_on: "snooze" }],
  ["10:30", "a", "conversation.closed", closed("solved", "ada")],
  ["10:40", "a", "conversation.paused", { waiting_on: "customer" }],
  ["09:00", "never paused", "message.received"],
  ["09:30", "never paused", "conversation.closed", closed("solved", "bob")],
  ["10:00", "open", "message.received"],
  ["10:20", "open", "conversation.paused", { waiting_on: "customer" }],
  ["10:50", "later", "note.added"],
);

test("90 minutes less 65 of pauses, and 30 without a pause", async () => {
  await testMetric(metric, { events: log, expect: [{ estimate: { n: 2, min: 1500, max: 1800, leftOut: {} } }] });
});

test("by the opening the open ones are censored", async () => {
  await testMetric(metric, { events: log, query: { when: "start" }, expect: [{ estimate: { n: 2, censored: 2 } }] });
});
