import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, byBot, closed, events, NINE_TO_FIVE } from "../test/events.ts";
import metric from "./agent-wait-time.ts";

const log = events(
  ["08:50", "a", "conversation.queued", { team: "berlin" }],
  ["09:00", "a", "message.received"],
  ["09:01", "a", "message.sent", byBot],
  ["09:05", "a", "message.received"],
  ["09:10", "a", "message.sent", byAgent("ada")],
  ["09:15", "a", "conversation.paused", { waiting_on: "customer" }],
  ["09:40", "a", "message.received"],
  ["09:50", "a", "reply.waived"],
  ["10:00", "a", "message.received"],
  ["10:03", "a", "message.sent", byAgent("ada")],
  ["10:10", "a", "message.received"],
  ["10:15", "a", "conversation.closed", closed("solved", "bob")],
  ["10:20", "a", "message.sent", byAgent("ada")],
  ["09:00", "outbound", "message.sent", byAgent("ada")],
  ["09:10", "outbound", "message.received"],
  ["09:30", "outbound", "conversation.closed", closed("solved", "bob")],
  ["09:00", "no customer message", "note.added"],
  ["09:30", "no customer message", "conversation.closed", closed("duplicate", "bob")],
  ["09:00", "nobody asked", "conversation.queued", { team: "berlin" }],
  ["09:30", "nobody asked", "conversation.closed", closed("solved", "bob")],
  ["10:00", "open", "message.received"],
  ["10:02", "open", "message.sent", byAgent("ada")],
  ["10:12", "open", "message.received"],
);
const leftOut = { outbound: 2, "no-value": 1 };

test("30 + 10 + 7 minutes: with the company's 18 and the waived 10 the 75 from the first message to the close", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["agent"] },
    expect: [{ dimensions: { agent: "bob" }, estimate: { n: 1, censored: 0, mean: 2820, leftOut } }],
  });
});

test("by the first message the open one is censored after the customer's 10 minutes", async () => {
  await testMetric(metric, {
    events: log,
    query: { when: "start" },
    expect: [{ estimate: { n: 1, censored: 1, leftOut: { outbound: 1 } } }],
  });
});

test("on the business clock the two add up too: 70 minutes in all, 30 of them the company's", async () => {
  await testMetric(metric, {
    events: events(
      ["16:50", "a", "message.received"],
      ["06T09:20", "a", "message.sent", byAgent("ada")],
      ["06T10:00", "a", "conversation.closed", closed("solved", "ada")],
    ),
    settings: { calendars: NINE_TO_FIVE },
    query: { clock: "business" },
    expect: [{ estimate: { n: 1, mean: 2400 } }],
  });
});
