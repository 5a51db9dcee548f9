import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, closed, events } from "../test/events.ts";
import metric from "./abandonment-rate.ts";

test("one of five gave up before a person replied", async () => {
  await testMetric(metric, {
    events: events(
      ["09:00", "gave up", "message.received"],
      ["09:05", "gave up", "conversation.closed", closed("abandoned")],
      ["09:10", "gave up", "message.sent", byAgent("ada")],
      ["09:00", "gave up after a reply", "message.received"],
      ["09:01", "gave up after a reply", "message.sent", byAgent("ada")],
      ["09:05", "gave up after a reply", "conversation.closed", closed("abandoned")],
      ["09:00", "solved without a reply", "message.received"],
      ["09:05", "solved without a reply", "conversation.closed", closed("solved", "ada")],
      ["09:00", "open", "message.received"],
      ["09:00", "outbound", "message.sent", byAgent("ada")],
      ["09:00", "spam", "message.received"],
      ["09:05", "spam", "conversation.closed", closed("spam")],
    ),
    expect: [{ estimate: { value: 0.2, k: 1, n: 5, leftOut: { spam: 1 } } }],
  });
});
