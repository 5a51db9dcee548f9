import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, closed, events } from "../test/events.ts";
import metric from "./paused-time.ts";

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

test("10 + 20 + 5 + 30 minutes; a sent message ends no pause, never paused is left out", async () => {
  await testMetric(metric, {
    events: log,
    expect: [{ estimate: { n: 1, censored: 0, mean: 3900, leftOut: { "no-value": 1 } } }],
  });
});

test("a row for each thing waited on", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["waiting_on"] },
    expect: [
      { dimensions: { waiting_on: "customer" }, estimate: { n: 1, mean: 900, leftOut: {} } },
      { dimensions: { waiting_on: "snooze" }, estimate: { n: 1, mean: 1800, leftOut: {} } },
      { dimensions: { waiting_on: "third-party" }, estimate: { n: 1, mean: 1200, leftOut: {} } },
    ],
  });
});

test("by the opening the one still paused is censored after its 30 minutes so far", async () => {
  await testMetric(metric, {
    events: log,
    query: { when: "start" },
    expect: [{ estimate: { n: 1, censored: 1, medianKaplanMeier: 3900 } }],
  });
});
