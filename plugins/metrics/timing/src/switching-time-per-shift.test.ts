import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, byBot, closed, events } from "../test/events.ts";
import metric from "./switching-time-per-shift.ts";

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

test("7 and 5 minutes in two shifts of ada; bob's first shift cannot be judged, his second had no move", async () => {
  await testMetric(metric, {
    events: log,
    query: { by: ["agent"] },
    expect: [
      { dimensions: { agent: "ada" }, estimate: { value: 360, numerator: 720, denominator: 2, n: 2, leftOut: {} } },
      {
        dimensions: { agent: "bob" },
        estimate: { value: 0, numerator: 0, denominator: 1, n: 1, leftOut: { "no-value": 1 } },
      },
    ],
  });
});
