import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { closed, events } from "../test/events.ts";
import metric from "./handling-time.ts";

const log = events(
  ["09:00", "a", "conversation.queued", { team: "berlin" }],
  ["09:10", "a", "conversation.assigned", { agent: "ada" }],
  ["09:20", "a", "conversation.assigned", { agent: "bob" }],
  ["10:10", "a", "conversation.closed", closed("solved", "bob")],
  ["09:00", "by a rule", "conversation.assigned", { agent: "ada" }],
  ["09:30", "by a rule", "conversation.closed", closed("abandoned")],
  ["09:00", "never assigned", "message.received"],
  ["09:30", "never assigned", "conversation.closed", closed("solved", "ada")],
  ["09:00", "duplicate", "conversation.assigned", { agent: "ada" }],
  ["09:30", "duplicate", "conversation.closed", closed("duplicate", "ada")],
  ["09:40", "open", "conversation.assigned", { agent: "ada" }],
);

test("an hour by the closer, half an hour by a rule and nobody", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["agent"] },
    expect: [
      { dimensions: { agent: "ada" }, estimate: { n: 0, value: null, leftOut: { duplicate: 1, "no-value": 1 } } },
      { dimensions: { agent: "bob" }, estimate: { n: 1, mean: 3600, leftOut: {} } },
      { dimensions: { agent: null }, estimate: { n: 1, mean: 1800, leftOut: {} } },
    ],
  });
});

test("by the assignment the open one is censored after 30 minutes", async () => {
  await testMetric(metric, {
    events: log,
    query: { when: "start" },
    expect: [{ estimate: { n: 2, censored: 1, medianKaplanMeier: 3600, leftOut: { duplicate: 1 } } }],
  });
});
