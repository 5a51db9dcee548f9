import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { closed, events, NINE_TO_FIVE } from "../test/events.ts";
import metric from "./out-of-hours-rate.ts";

test("before nine, at five and on Saturday are outside: three of four", async () => {
  await testMetric(metric, {
    events: events(
      ["08:59:59", "a", "message.received"],
      ["09:00:00", "b", "message.received"],
      ["17:00:00", "c", "message.received"],
      ["10T12:00", "d", "message.received"],
      ["08:00", "spam", "message.received"],
      ["08:05", "spam", "conversation.closed", closed("spam")],
    ),
    settings: { calendars: NINE_TO_FIVE },
    expect: [{ estimate: { value: 0.75, k: 3, n: 4, leftOut: { spam: 1 } } }],
  });
});
