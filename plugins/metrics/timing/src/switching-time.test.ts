import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, byBot, closed, events } from "../test/events.ts";
import metric from "./switching-time.ts";

const chat = { channel: "chat" };
const log = events(
  ["09:00", "a", "message.sent", byAgent("ada")],
  ["09:02", "b", "message.sent", byAgent("ada")],
  ["09:06", "b", "conversation.closed", closed("solved", "ada")],
  ["09:16", "c", "message.sent", { ...byAgent("ada"), ...chat }],
  ["09:17", "d", "note.added", { agent: "ada" }],
  ["06T09:00", "e", "message.sent", { ...byAgent("ada"), ...chat }],
  ["06T09:08", "e", "message.sent", byAgent("ada")],
  ["09:00", "f", "message.sent", byAgent("bob")],
  ["09:30", "g", "message.sent", { ...byAgent("bob"), ...chat }],
  ["09:03", "b", "message.sent", byBot],
  ["09:04", "b", "message.received"],
  ["17:00", null, "shift.worked", { agent: "ada", seconds: 28_800 }],
  ["06T17:00", null, "shift.worked", { agent: "ada", seconds: 14_400 }],
  ["06T17:00", null, "shift.worked", { agent: "bob", seconds: 14_400 }],
  ["17:00", null, "shift.worked", { agent: "bob", seconds: 28_800 }],
);

test("gaps of 10, 1 and 8 minutes less the usual 3: 7 + 0 + 5; over night is no gap, bob has no usual gap", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["agent"] },
    expect: [
      { dimensions: { agent: "ada" }, estimate: { value: 720, sum: 720, n: 3, leftOut: {} } },
      { dimensions: { agent: "bob" }, estimate: { n: 0, leftOut: { "no-value": 1 } } },
    ],
  });
});

test("in the period of its second action", async () => {
  await testMetric(metric, {
    events: log,
    query: { unit: "day", from: "2026-10-05", to: "2026-10-07", where: [{ dimension: "agent", values: ["ada"] }] },
    expect: [{ estimate: { sum: 420, n: 2 } }, { estimate: { sum: 300, n: 1 } }],
  });
});
