import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, closed, events } from "../test/events.ts";
import metric from "./patience.ts";

test("gave up after 20 and 60 seconds; answered at 30 and waiting for 100 are censored: median 60", async () => {
  await testMetric(metric, {
    events: events(
      ["09:00:00", "a", "message.received"],
      ["09:00:20", "a", "conversation.closed", closed("abandoned")],
      ["09:00:00", "b", "message.received"],
      ["09:00:30", "b", "message.sent", byAgent("ada")],
      ["09:00:50", "b", "conversation.closed", closed("abandoned")],
      ["09:00:00", "c", "message.received"],
      ["09:01:00", "c", "conversation.closed", closed("abandoned")],
      ["09:00:00", "waiting", "message.received"],
      ["09:00:00", "solved without a reply", "message.received"],
      ["09:01:00", "solved without a reply", "conversation.closed", closed("solved")],
      ["09:00:00", "outbound", "message.sent", byAgent("ada")],
      ["09:00:10", "outbound", "message.received"],
      ["09:01:40", "later", "note.added"],
    ),
    expect: [
      {
        // S: ¾ at 20, then ¾ · ½ at 60
        estimate: {
          n: 2,
          censored: 2,
          mean: 40,
          medianKaplanMeier: 60,
          leftOut: { "closed-unanswered": 1, negative: 1, "no-value": 1 },
        },
      },
    ],
  });
});
