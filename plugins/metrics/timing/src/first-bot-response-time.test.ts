import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, byBot, events } from "../test/events.ts";
import metric from "./first-bot-response-time.ts";

test("5 and 15 seconds; an acknowledgement is no reply, and a cycle without one is never censored", async () => {
  await testMetric(metric, {
    events: events(
      ["09:00:00", "a", "message.received"],
      ["09:00:01", "a", "message.sent", { ...byBot, automatic: true }],
      ["09:00:05", "a", "message.sent", byBot],
      ["09:00:00", "after a person", "message.received"],
      ["09:00:03", "after a person", "message.sent", byAgent("ada")],
      ["09:00:15", "after a person", "message.sent", byBot],
      ["09:00:00", "no bot", "message.received"],
      ["09:00:00", "the bot wrote first", "message.sent", byBot],
      ["09:00:10", "the bot wrote first", "message.received"],
    ),
    query: { by: ["agent"] },
    expect: [
      {
        dimensions: { agent: null },
        estimate: { n: 2, censored: 0, mean: 10, min: 5, max: 15, leftOut: { "no-value": 1, outbound: 1 } },
      },
    ],
  });
});
