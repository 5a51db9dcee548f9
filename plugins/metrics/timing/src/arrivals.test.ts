import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, closed, events } from "../test/events.ts";
import metric from "./arrivals.ts";

const log = events(
  ["09:00", "a", "message.received"],
  ["09:30", "a", "message.received", { channel: "chat", team: "paris" }],
  ["09:40", "a", "conversation.closed", closed("spam")],
  ["10:00", "a", "message.received"],
  ["10:10", "b", "conversation.queued", { team: "berlin" }],
  ["10:15", "b", "message.sent", byAgent("ada")],
  ["10:20", "b", "message.received", { automatic: true }],
);

test("cycles by weekday and hour: spam and our own count, a reopening counts again", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["hour_of_week"] },
    expect: [
      { dimensions: { hour_of_week: "1T09" }, estimate: { value: 1 } },
      { dimensions: { hour_of_week: "1T10" }, estimate: { value: 2 } },
    ],
  });
});

test("`of: messages`: every received message on its own channel, with its own team else its cycle's", async () => {
  await testMetric(metric, {
    events: log,
    options: { of: "messages" },
    query: { by: ["channel", "team"] },
    expect: [
      { dimensions: { channel: "chat", team: "paris" }, estimate: { value: 1 } },
      { dimensions: { channel: "email", team: "berlin" }, estimate: { value: 1 } },
      { dimensions: { channel: "email", team: null }, estimate: { value: 2 } },
    ],
  });
});
