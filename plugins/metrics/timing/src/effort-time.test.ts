import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { closed, events } from "../test/events.ts";
import metric from "./effort-time.ts";

test("100 + 20 and 60 seconds over two closed conversations with logged work", async () => {
  await testMetric(metric, {
    events: events(
      ["09:00", "a", "message.received"],
      ["09:10", "a", "work.logged", { agent: "ada", talk: 90, hold: 10 }],
      ["09:20", "a", "conversation.closed", closed("solved", "bob")],
      ["09:30", "a", "work.logged", { agent: "ada", wrap: 20 }],
      ["09:00", "b", "work.logged", { agent: "ada", talk: 60.5 }],
      ["09:20", "b", "conversation.closed", closed("solved", "bob")],
      ["09:00", "no work", "message.received"],
      ["09:20", "no work", "conversation.closed", closed("solved", "bob")],
      ["09:00", "open", "work.logged", { agent: "ada", talk: 1000 }],
    ),
    query: { by: ["agent"] },
    expect: [
      {
        dimensions: { agent: "bob" },
        estimate: { value: 90.25, n: 2, numerator: 180.5, denominator: 2, leftOut: { "no-value": 1 } },
      },
    ],
  });
});
