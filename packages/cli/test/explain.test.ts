import { type Explanation, explainMetric } from "@almanac/core";
import { timing } from "@almanac/metrics-timing";
import { expect, test } from "vitest";
import { commands } from "../src/commands/index.ts";
import { explanationText } from "../src/explanation-text.ts";
import { CONVENTIONS } from "../src/metrics.ts";
import { runLine } from "./make-effects.ts";
import { makeProject, runProcess } from "./make-project.ts";

const SETTINGS = JSON.stringify({
  zone: "Europe/Warsaw",
  metrics: { first_response_time: { end: "anyone" } },
  targets: [{ name: "Chat in 60 s", within: "PT60S", clock: "calendar", where: { channel: "chat" }, goal: 0.8 }],
});

const metrics = new Map(timing().map((metric) => [metric.id, metric]));
const explained = (id: string): Explanation => {
  const metric = metrics.get(id);
  if (metric === undefined) throw new Error(id);
  return explainMetric(metric, { metrics, conventions: CONVENTIONS.values() });
};

async function explain(...argv: readonly string[]) {
  const cwd = makeProject({ "settings.json": SETTINGS });
  return await runLine(["explain", ...argv], commands, cwd);
}

test("says what a stakeholder asks and an auditor checks", async () => {
  const { status, stdout, stderr } = await explain("first_response_time");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const said = stdout.replace(/\s+/g, " ");
  for (const text of [
    "First response time (first_response_time) From the customer's first message to the first reply by a person.",
    "unit seconds; lower is better",
    "formula distribution of elapsed(asked, answered)",
    "counted in the period of: opened",
    "outbound the company started the conversation: outbound",
    'Allowed: person, anyone. In force: "person", the default.',
    "sparkcentral The first response time runs in opening hours only",
    "asked_ever = the first at of events that are conversation.published, or message.received and not automatic",
    "answered_by = the first agent of events that are message.sent and by agent and not automatic",
    explained("first_response_time").digest,
  ])
    expect(said).toContain(text);
});

test.each([...metrics.keys()])("%s: every line fits, every column and every word is known", (id) => {
  const explanation = explained(id);
  const text = explanationText(explanation, null);
  expect(text.split("\n").filter((line) => line.length > 100)).toEqual([]);
  expect(text).not.toMatch(/undefined|\[object|null,? null|NaN/);
  const known = new Set(explanation.columns.map(({ name }) => name));
  const called = /^[\w.]+ of elapsed\(([\w.]+), ([\w.]+)\)$/.exec(explanation.formula)?.slice(1) ?? [];
  expect(called.filter((name) => !known.has(name))).toEqual([]);
  expect(explanation.lineage.types.length).toBeGreaterThan(0);
  expect(explanation.leftOut.every(({ why, when }) => why !== null && when !== "")).toBe(true);
  expect(explanation.options.every(({ about }) => about !== null)).toBe(true);
});

test("--json is one object, in line with the settings", async () => {
  const { stdout } = await explain("first_response_time", "--settings", "settings.json", "--json");
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  const told = JSON.parse(stdout) as Explanation;
  expect(told).toMatchObject({ id: "first_response_time", end: "replied", convention: "almanac", clock: "calendar" });
  expect(told.options.find(({ name }) => name === "end")).toMatchObject({ default: "person", value: "anyone" });
  expect(told.targets).toMatchObject([{ name: "Chat in 60 s", where: { channel: ["chat"] } }]);
  expect(told.digest).not.toBe(explained("first_response_time").digest);
});

test("--convention changes what is said; a metric that judges by targets shows them", async () => {
  const { stdout } = await explain("first_response_time", "--convention", "sparkcentral");
  expect(stdout).toContain("As Sparkcentral counts it");
  expect(stdout).toContain("first_known(handed_over, asked)");
  expect(stdout).toContain("opening hours only\n");
  const { stdout: level } = await explain("service-level", "--settings", "settings.json");
  expect(level).toMatch(/Chat in 60 s {2}within PT60S, on the calendar clock, for channel chat, goal 80%/);
});

test("--sql prints what DuckDB is given", async () => {
  const { stdout } = await explain("queue_time", "--sql");
  expect(stdout).toMatch(/^-- queue_time of 2026-11 \(UTC\), as known at 2026-11-01T00:00:00Z, on the calendar clock/);
  expect(stdout).toContain('"assigned"');
  expect(stdout.match(/^(CREATE|SELECT|WITH)/gm)?.length).toBeGreaterThan(5);
  const { stderr, status } = await explain("out_of_hours_rate", "--sql");
  expect(status).toBe(1);
  expect(stderr).toContain("[no-calendars]");
});

test.each([
  ["first_respons_time", "first_response_time"],
  ["queue-tme", "queue_time"],
  ["overdu", "overdue"],
])("an unknown metric, %s, is answered with the nearest and with what there is", async (given, meant) => {
  const { status, stdout, stderr } = await explain(given);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain(`there is no metric \`${given}\` [unknown-metric]`);
  expect(stderr).toContain("allowed: indexing_delay, queue_time");
  expect(stderr).toContain(`did you mean ${meant}?`);
});

test("no guess where nothing is near, and a convention there is none of", async () => {
  expect((await explain("zzzzzzzz")).stderr).not.toContain("did you mean");
  expect((await explain("queue_time", "--convention", "zen")).stderr).toContain("allowed: almanac, sparkcentral");
});

test("as a process of its own", () => {
  const { status, stdout, stderr } = runProcess(makeProject({}), "explain", "queue_time", "--json");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ id: "queue_time", formula: "distribution of elapsed(queued, assigned)" });
}, 30_000);
