import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { events } from "../test/events.ts";
import metric from "./approval-time.ts";

const log = events(
  ["09:00", "a", "message.received"],
  ["09:05", "a", "reply.drafted", { agent: "ada", draft: "one" }],
  ["09:10", "a", "reply.rejected", { agent: "eve", draft: "one" }],
  ["09:12", "a", "reply.drafted", { agent: "ada", draft: "one" }],
  ["09:15", "a", "reply.approved", { agent: "eve", draft: "one" }],
  ["09:20", "a", "reply.drafted", { agent: "ada", draft: "two" }],
  ["09:00", "b", "reply.approved", { agent: "max", draft: "three" }],
);

test("5 minutes to the rejection, 3 from the next writing to the approval; without a writing left out", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["agent"] },
    expect: [
      { dimensions: { agent: "eve" }, estimate: { n: 2, min: 180, max: 300, leftOut: {} } },
      { dimensions: { agent: "max" }, estimate: { n: 0, value: null, leftOut: { "no-value": 1 } } },
    ],
  });
});
