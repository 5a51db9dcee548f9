import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { closed, events } from "../test/events.ts";
import metric from "./process-time.ts";

test("from found, else published, else opened, to the close: 50, 60 and 30 minutes", async () => {
  await testMetric(metric, {
    events: events(
      ["09:00", "found", "conversation.published"],
      ["09:10", "found", "conversation.indexed"],
      ["10:00", "found", "conversation.closed", closed("solved")],
      ["09:00", "published", "conversation.published"],
      ["09:05", "published", "conversation.queued", { team: "berlin" }],
      ["10:00", "published", "conversation.closed", closed("abandoned")],
      ["09:30", "opened", "message.received"],
      ["10:00", "opened", "conversation.closed", closed("solved")],
      ["09:30", "open", "message.received"],
    ),
    expect: [{ estimate: { n: 3, mean: 2800, min: 1800, max: 3600, leftOut: {} } }],
  });
});
