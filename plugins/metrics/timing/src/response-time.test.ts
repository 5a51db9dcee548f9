import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, byBot, closed, events } from "../test/events.ts";
import metric from "./response-time.ts";

const log = events(
  ["09:00", "a", "message.received"],
  ["09:02", "a", "message.received"],
  ["09:03", "a", "message.sent", byBot],
  ["09:06", "a", "message.sent", byAgent("ada")],
  ["09:07", "a", "message.sent", byAgent("ada")],
  ["09:10", "a", "message.received"],
  ["09:11", "a", "message.received", { automatic: true }],
  ["09:18", "a", "message.sent", byAgent("bob")],
  ["09:30", "a", "message.received"],
  ["09:32", "a", "reply.waived"],
  ["09:34", "a", "message.sent", byAgent("ada")],
  ["09:00", "closed without a reply", "message.received"],
  ["09:20", "closed without a reply", "conversation.closed", closed("solved")],
  ["09:00", "outbound", "message.sent", byAgent("ada")],
  ["09:10", "outbound", "message.received"],
  ["09:20", "open", "message.received"],
);
const leftOut = { waived: 1, "closed-unanswered": 1, outbound: 1 };

test("6 and 8 minutes give a mean of 7; the slowest is 8; an open turn is censored", async () => {
  await testMetric(metric, {
    events: log,
    expect: [{ estimate: { n: 2, censored: 1, mean: 420, max: 480, leftOut } }],
  });
});

test("`from: last`: 4 and 8 minutes, credited to the one who replied", async () => {
  await testMetric(metric, {
    events: log,
    options: { from: "last" },
    query: { by: ["agent"], where: [{ dimension: "conversation", values: ["a"] }] },
    expect: [
      { dimensions: { agent: "ada" }, estimate: { n: 1, mean: 240 } },
      { dimensions: { agent: "bob" }, estimate: { n: 1, mean: 480 } },
      { dimensions: { agent: null }, estimate: { n: 0, leftOut: { waived: 1 } } },
    ],
  });
});
