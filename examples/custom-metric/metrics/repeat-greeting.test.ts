import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import repeatGreeting from "./repeat-greeting.ts";

const at = (time: string): string => `2026-10-05T${time}:00Z`;

test("two questions, one of them asked twice", async () => {
  await testMetric(repeatGreeting, {
    events: [
      { type: "message.received", at: at("09:00"), conversation: "once" },
      { type: "message.sent", at: at("09:10"), conversation: "once", by: "agent", agent: "ada" },
      { type: "message.received", at: at("09:00"), conversation: "twice" },
      { type: "message.received", at: at("09:20"), conversation: "twice" },
      { type: "message.sent", at: at("09:30"), conversation: "twice", by: "agent", agent: "ada" },
      { type: "message.received", at: at("09:00"), conversation: "spam" },
      { type: "conversation.closed", at: at("09:01"), conversation: "spam", outcome: "spam" },
    ],
    expect: [{ estimate: { k: 1, n: 2, value: 0.5, leftOut: { spam: 1 } } }],
  });
});
