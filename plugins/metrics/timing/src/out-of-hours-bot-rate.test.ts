import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, byBot, events, NINE_TO_FIVE } from "../test/events.ts";
import metric from "./out-of-hours-bot-rate.ts";

test("of four opened at night a bot answered one while the desk was closed and before any person", async () => {
  await testMetric(metric, {
    events: events(
      ["20:00", "a", "message.received"],
      ["20:01", "a", "message.sent", byBot],
      ["20:00", "bot in the morning", "message.received"],
      ["06T09:00", "bot in the morning", "message.sent", byBot],
      ["20:00", "a person first", "message.received"],
      ["20:01", "a person first", "message.sent", byAgent("ada")],
      ["20:02", "a person first", "message.sent", byBot],
      ["20:00", "nobody", "message.received"],
      ["12:00", "by day", "message.received"],
      ["12:01", "by day", "message.sent", byBot],
    ),
    settings: { calendars: NINE_TO_FIVE },
    expect: [{ estimate: { value: 0.25, k: 1, n: 4, leftOut: { "not-eligible": 1 } } }],
  });
});
