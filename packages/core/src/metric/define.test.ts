import { expect, test } from "vitest";
import { z } from "zod";
import { thrown } from "../../test/thrown.ts";
import { cycle } from "../fact/cycle.ts";
import { call, elapsed, known } from "../index.ts";
import { defineMetric } from "./define.ts";
import { count, distribution, proportion } from "./estimators.ts";

const words = { title: "Wait", about: "How long.", unit: "seconds", better: "lower", fact: cycle } as const;

const wait = defineMetric({
  ...words,
  id: "wait",
  options: z.strictObject({ end: z.enum(["answered", "closed"]).prefault("answered") }),
  at: (c) => c.opened,
  excludes: ["waived", "outbound"],
  measure: (c, { end }) => distribution(elapsed(c.asked, c[end])),
});

test("a duration knows its start, its end and who is credited with it", () => {
  expect(wait()).toMatchObject({
    start: { kind: "col", name: "asked" },
    credit: "answered",
    measure: { end: { kind: "col", name: "answered" } },
    options: { end: "answered" },
  });
  expect(wait({ end: "closed" }).credit).toBe("closed");
});

test("spam and duplicates leave durations and proportions, in the order in which reasons are tried, but no count", () => {
  expect(wait().excludes).toEqual(["outbound", "spam", "duplicate", "waived"]);
  const rate = defineMetric({
    ...words,
    id: "rate",
    at: (c) => c.opened,
    measure: (c) => proportion(known(c.answered)),
  });
  expect(rate().excludes).toEqual(["spam", "duplicate"]);
  const opened = defineMetric({ ...words, id: "opened", at: (c) => c.opened, measure: () => count() });
  expect(opened().excludes).toEqual([]);
  const asked = defineMetric({
    ...words,
    id: "asked",
    at: (c) => c.opened,
    excludes: ["spam", "outbound"],
    measure: () => count(),
  });
  expect(asked().excludes).toEqual(["outbound", "spam"]);
});

test("another quantity is watched where it names its start, its end and how far it has come", () => {
  const twice = (c: typeof cycle.row) =>
    call<"duration">("plus", elapsed(c.asked, c.closed), elapsed(c.asked, c.closed));
  const metric = defineMetric({
    ...words,
    id: "twice",
    at: (c) => c.closed,
    measure: (c) => distribution(twice(c), { start: c.asked, end: c.closed, soFar: elapsed(c.asked, c.answered) }),
  });
  expect(metric()).toMatchObject({ start: { name: "asked" }, credit: "closed", measure: { soFar: { fn: "elapsed" } } });
  expect(wait().measure).toMatchObject({ soFar: null, censoredAt: null });
});

test("a definition is JSON", () => {
  expect(JSON.parse(JSON.stringify(wait().measure))).toEqual(wait().measure);
});

test("a bad option is refused at the caller's line with its path", () => {
  const { error, file } = thrown(() => wait({ end: "never" }));
  expect(error.problem).toMatchObject({ code: "invalid-option", where: { path: "wait.end" } });
  expect(file).toBe("define.test.ts");
});
