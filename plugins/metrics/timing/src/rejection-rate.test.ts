import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { events } from "../test/events.ts";
import metric from "./rejection-rate.ts";

const log = events(
  ["09:00", "a", "message.received"],
  ["09:05", "a", "reply.drafted", { agent: "ada", draft: "one" }],
  ["09:10", "a", "reply.rejected", { agent: "eve", draft: "one" }],
  ["09:12", "a", "reply.drafted", { agent: "ada", draft: "one" }],
  ["09:15", "a", "reply.approved", { agent: "eve", draft: "one" }],
  ["09:20", "a", "reply.drafted", { agent: "ada", draft: "two" }],
  ["09:00", "b", "reply.approved", { agent: "max", draft: "three" }],
);

test("one of the two decisions of eve", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["agent"] },
    expect: [
      { dimensions: { agent: "eve" }, estimate: { value: 0.5, k: 1, n: 2 } },
      { dimensions: { agent: "max" }, estimate: { value: 0, k: 0, n: 1 } },
    ],
  });
});
