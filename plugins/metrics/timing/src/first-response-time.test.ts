import { testMetric } from "@almanac/conformance";
import { test } from "vitest";
import { byAgent, byBot, closed, events, NINE_TO_FIVE } from "../test/events.ts";
import metric from "./first-response-time.ts";

const log = events(
  ["09:00", "asked twice", "message.received"],
  ["09:03", "asked twice", "message.received"],
  ["09:05", "asked twice", "message.sent", { ...byAgent("ada"), automatic: true }],
  ["09:10", "asked twice", "message.sent", byAgent("ada")],
  ["09:00", "handed over", "message.received"],
  ["09:01", "handed over", "message.sent", byBot],
  ["09:20", "handed over", "conversation.queued", { team: "berlin", from: "bot" }],
  ["09:30", "handed over", "message.sent", byAgent("bob")],
  ["09:00", "answered after its close", "message.received"],
  ["09:05", "answered after its close", "conversation.closed", closed("solved")],
  ["09:50", "answered after its close", "message.sent", byAgent("ada")],
  ["09:00", "reopened", "message.received"],
  ["09:05", "reopened", "conversation.closed", closed("solved")],
  ["09:40", "reopened", "message.received"],
  ["09:55", "reopened", "message.sent", byAgent("ada")],
  ["09:00", "outbound", "message.sent", byAgent("ada")],
  ["09:10", "outbound", "message.received"],
  ["09:00", "spam", "message.received"],
  ["09:01", "spam", "conversation.closed", closed("spam")],
  ["09:00", "waived", "message.received"],
  ["09:01", "waived", "reply.waived"],
  ["09:00", "no message", "conversation.queued", { team: "berlin" }],
  ["09:30", "open", "message.received"],
  ["10:00", "later", "note.added"],
);
const leftOut = { outbound: 2, spam: 1, waived: 1, "closed-unanswered": 1, "no-value": 1 };

test("10, 30, 50 minutes and 15 after the reopening; one open for 30", async () => {
  await testMetric(metric, {
    events: log,
    expect: [{ estimate: { n: 4, censored: 1, mean: 1575, value: 1350, medianKaplanMeier: 1800, leftOut } }],
  });
});

test("`end: anyone`: the bot's message after a minute ends it, credited to nobody", async () => {
  await testMetric(metric, {
    events: log,
    options: { end: "anyone" },
    query: { by: ["agent"], where: [{ dimension: "conversation", values: ["asked twice", "handed over"] }] },
    expect: [
      { dimensions: { agent: "ada" }, estimate: { n: 1, mean: 600 } },
      { dimensions: { agent: null }, estimate: { n: 1, mean: 60 } },
    ],
  });
});

test("`start: handed_over`: from the bot's hand-over where there is one", async () => {
  await testMetric(metric, {
    events: log,
    options: { start: "handed_over" },
    query: { where: [{ dimension: "conversation", values: ["asked twice", "handed over"] }] },
    expect: [{ estimate: { n: 2, mean: 600 } }],
  });
});

test("`start: opened` and `start: assigned`", async () => {
  const events_ = events(
    ["08:50", "a", "conversation.queued", { team: "berlin" }],
    ["09:00", "a", "message.received"],
    ["09:04", "a", "conversation.assigned", { agent: "ada" }],
    ["09:10", "a", "message.sent", byAgent("ada")],
  );
  await testMetric(metric, { events: events_, options: { start: "opened" }, expect: [{ estimate: { mean: 1200 } }] });
  await testMetric(metric, { events: events_, options: { start: "assigned" }, expect: [{ estimate: { mean: 360 } }] });
});

test("on the business clock the night does not count", async () => {
  await testMetric(metric, {
    events: events(["16:50", "a", "message.received"], ["06T09:20", "a", "message.sent", byAgent("ada")]),
    settings: { calendars: NINE_TO_FIVE },
    query: { clock: "business" },
    expect: [{ estimate: { n: 1, mean: 1800 } }],
  });
});
