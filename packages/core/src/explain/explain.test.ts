import { expect, test } from "vitest";
import { z } from "zod";
import { literal } from "../expression/node.ts";
import { elapsed, is, known, minus, plus } from "../expression/words.ts";
import { action } from "../fact/action.ts";
import { cycle } from "../fact/cycle.ts";
import { goal } from "../fact/goal.ts";
import { message } from "../fact/message.ts";
import { turn } from "../fact/turn.ts";
import { defineMetric } from "../metric/define.ts";
import { count, distribution, each, level, proportion, ratio } from "../metric/estimators.ts";
import { defineConvention } from "../plugin/convention.ts";
import { parseSettings } from "../settings/parse.ts";
import { definitionDigest } from "./digest.ts";
import { explainMetric } from "./explain.ts";

const wait = defineMetric({
  id: "wait",
  title: "Wait",
  about: "From the first message to the first reply.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  options: z.strictObject({
    end: z.enum(["person", "anyone"]).prefault("person").meta({ description: "Whose message ends it." }),
  }),
  at: (c) => c.opened,
  excludes: ["outbound"],
  leaveOut: (c) => ({ "not-eligible": is(c.channel, "phone") }),
  measure: (c, { end }) => distribution(elapsed(c.asked, end === "person" ? c.answered : c.replied)),
});
const words = { title: "Test", about: "A test.", unit: "count", better: "neither" } as const;

const columnsOf = (explanation: ReturnType<typeof explainMetric>) =>
  Object.fromEntries(explanation.columns.map(({ fact, name, is: meaning }) => [`${fact} ${name}`, meaning]));

test("a duration: formula, moments, ends, and every column down to events", () => {
  const explanation = explainMetric(wait);
  expect(explanation).toMatchObject({
    formula: "distribution of elapsed(asked, answered)",
    moment: "opened",
    start: "asked",
    end: "answered",
    isTimed: true,
    kind: { name: "distribution", interval: expect.stringContaining("order statistics") },
  });
  expect(columnsOf(explanation)).toMatchObject({
    "cycle asked": "asked_ever where not (closed_order comes before asked_order)",
    "cycle asked_ever": "the first at of events that are conversation.published, or message.received and not automatic",
    "cycle answered": "the first at of events that are message.sent and by agent and not automatic",
    "cycle opened":
      "the first at of events that are of a type that forms cycles and not (message.received and automatic)",
  });
  expect(explanation.facts).toEqual([
    {
      id: "cycle",
      about: cycle.about,
      rows: "one row for each conversation and cycle, of events where conversation is known; counted where opened is known and not (cycle equals 0)",
    },
  ]);
});

test("what is left out, in the order it is tried, and what becomes of open rows", () => {
  const { leftOut, censored, credit } = explainMetric(wait);
  expect(leftOut.map(({ reason, when }) => [reason, when])).toEqual([
    ["outbound", "outbound"],
    ["spam", "outcome is spam"],
    ["duplicate", "outcome is duplicate"],
    ["not-eligible", "channel is phone"],
    ["no-value", "asked is missing"],
    ["negative", "answered is before asked"],
    ["closed-unanswered", "answered is missing and not (closed is missing)"],
  ]);
  expect(leftOut[0]?.why).toBe("the company started the conversation");
  expect(censored).toMatch(
    /^rows without answered where closed is missing are watched from asked up to the as-of instant/,
  );
  expect(credit).toMatch(
    /^once answered is known, the agent is answered_by and the team the last one named up to answered_order/,
  );
});

test("rows placed by their end are censored only in the cohort by start", () => {
  const byEnd = defineMetric({
    ...words,
    id: "by_end",
    fact: cycle,
    at: (c) => c.closed,
    measure: (c) => distribution(elapsed(c.opened, c.closed)),
  });
  expect(explainMetric(byEnd).censored).toMatch(/^only under `--when start`/);
  const known_ = defineMetric({
    ...words,
    id: "talk",
    fact: cycle,
    at: (c) => c.closed,
    measure: (c) => distribution(c.talk),
  });
  expect(explainMetric(known_).censored).toMatch(/^no row/);
});

test("options with their description, what is allowed, default and the value in force", () => {
  const { options, end } = explainMetric(wait, { options: { wait: { end: "anyone" } } });
  expect(options).toEqual([
    { name: "end", about: "Whose message ends it.", allowed: "person, anyone", default: "person", value: "anyone" },
  ]);
  expect(end).toBe("replied");
});

test("conventions that set an option of it or the clock it runs on, and no others", () => {
  const about = "Counts otherwise.";
  const bots = defineConvention({ id: "bots", title: "Bots", about, options: { wait: { end: "anyone" } } });
  const hours = defineConvention({ id: "hours", title: "Hours", about, settings: { clock: "business" } });
  const other = defineConvention({ id: "other", title: "Other", about, options: { csat: { satisfied: 1 } } });
  const conventions = [bots, hours, other];
  expect(explainMetric(wait, { conventions }).conventions.map(({ id }) => id)).toEqual(["bots", "hours"]);
  const opened = defineMetric({ ...words, id: "opened", fact: cycle, at: (c) => c.opened, measure: () => count() });
  expect(explainMetric(opened, { conventions }).conventions).toEqual([]);
});

test("a metric that judges by targets speaks of the metric judged and of its targets", () => {
  const met = defineMetric({
    ...words,
    id: "met",
    fact: goal,
    options: z.strictObject({ metric: z.string().prefault("wait") }),
    at: (g) => g.due,
    measure: (g) => proportion(known(g.ended)),
  });
  const { targets } = parseSettings({
    targets: [
      { name: "a", metric: "wait", within: "PT1H" },
      { name: "b", metric: "other", within: "PT1H" },
    ],
  });
  const explanation = explainMetric(met, { metrics: new Map([["wait", wait]]), targets });
  expect(explanation.targets.map(({ name }) => name)).toEqual(["a"]);
  expect(explanation.facts.map(({ id }) => id)).toEqual(["goal", "cycle"]);
  expect(columnsOf(explanation)).toMatchObject({
    "cycle ended": "answered",
    "cycle started": "asked",
    "cycle due": "started + within, on the target's clock",
    "cycle answered": expect.stringContaining("message.sent"),
  });
  expect(explanation.lineage.types).toContain("message.sent");
  expect(explainMetric(met).facts.map(({ id }) => id)).toEqual(["goal"]);
});

test("the other kinds of measure", () => {
  const formulas = [
    count(),
    count(is(cycle.row.channel, "chat", "phone")),
    proportion(is(cycle.row.outcome, "solved")),
    ratio(plus(cycle.row.talk, cycle.row.wrap), each),
    level(cycle.row.opened, cycle.row.closed),
  ].map((measure) => explainMetric(defineMetric({ ...words, id: "x", fact: cycle, measure: () => measure })).formula);
  expect(formulas).toEqual([
    "count of rows",
    "count of rows where channel is chat or phone",
    "share of rows where outcome is solved",
    "total of (talk + wrap) / number of rows",
    "rows open from opened until closed",
  ]);
});

test("durations among constants are said in seconds, other numbers as they are", () => {
  const late = defineMetric({
    ...words,
    id: "late",
    fact: turn,
    at: (t) => t.asked,
    measure: (t) => distribution(minus(elapsed(t.asked, t.answered), literal<"duration">(90_000_000))),
  });
  expect(explainMetric(late).formula).toBe("distribution of (elapsed(asked, answered) − 90 s)");
});

test("columns of joined facts and of windows are followed to where they come from", () => {
  const joined = defineMetric({
    ...words,
    id: "m",
    fact: message,
    at: (m) => m.at,
    measure: (m) => proportion(is(m.cycle.outcome, "solved")),
  });
  expect(columnsOf(explainMetric(joined))).toMatchObject({
    "message cycle.outcome": "outcome of the cycle row of the same conversation and cycle",
    "cycle outcome": "the first outcome of events that are conversation.closed",
    "message at": "at of the event",
  });
  const gap = defineMetric({
    ...words,
    id: "g",
    fact: action,
    at: (a) => a.at,
    measure: (a) => distribution(a.stayed),
  });
  expect(columnsOf(explainMetric(gap))).toMatchObject({
    "action previous_at": "at of the one before among events, of the same agent",
    "action stayed": "(elapsed(previous_at, at) where day equals previous_day) where channel equals previous_channel",
  });
});

test("lineage: the types of events and the fields a figure depends on, in the order of the contract", () => {
  const decided = defineMetric({ ...words, id: "a", fact: action, at: (a) => a.at, measure: () => count() });
  const { types, fields } = explainMetric(decided).lineage;
  expect(types).toEqual([
    "message.sent",
    "note.added",
    "conversation.closed",
    "reply.drafted",
    "reply.approved",
    "reply.rejected",
    "work.logged",
  ]);
  expect(fields.map(({ name }) => name)).toEqual([
    "id",
    "type",
    "at",
    "source",
    "sequence",
    "agent",
    "automatic",
    "by",
  ]);
  expect(fields.find(({ name }) => name === "automatic")?.meaning).toContain("nobody wrote it");
  expect(explainMetric(wait).lineage.types).toContain("conversation.reopened");
});

test("equal definitions have one digest; another option, reason or fact gives another", () => {
  const { digest } = explainMetric(wait);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(digest).toBe(definitionDigest(wait()));
  expect(definitionDigest(wait({ end: "anyone" }))).not.toBe(digest);
  expect(definitionDigest({ ...wait(), excludes: [] })).not.toBe(digest);
  expect(
    definitionDigest({ ...wait(), fact: { ...cycle, columns: { ...cycle.columns, hold: cycle.columns.talk! } } }),
  ).not.toBe(digest);
});
