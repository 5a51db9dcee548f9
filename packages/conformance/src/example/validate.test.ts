import { column, count, cycle, defineMetric, distribution, elapsed, level } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { STORY_METRICS } from "../stories/all-metrics.ts";
import * as metrics from "../stories/metrics.ts";
import { definitionProblems } from "./validate.ts";

const sound = {
  id: "waiting",
  title: "Waiting",
  about: "How long it took.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  at: (c: typeof cycle.row) => c.opened,
  measure: (c: typeof cycle.row) => distribution(elapsed(c.asked, c.answered)),
} as const;

const problems = (change: object): string => definitionProblems(defineMetric({ ...sound, ...change })).join("\n");

describe("definitionProblems", () => {
  it("finds nothing wrong with the suite's own metrics", () => {
    expect(STORY_METRICS.length).toBeGreaterThan(30);
    for (const metric of Object.values(metrics)) expect(definitionProblems(metric)).toEqual([]);
    expect(problems({})).toBe("");
  });

  it.each([
    [{ id: "Waiting-Time" }, "its id is not in snake case"],
    [{ title: "" }, "its title is empty"],
    [{ title: "Waiting." }, "its title is empty or ends with a full stop"],
    [{ about: "How long" }, "does not end with a full stop"],
    [{ unit: "hours" }, 'its unit "hours" is none of count, seconds'],
    [{ at: undefined }, "without `at` no row is in any period"],
    [{ measure: () => level(cycle.row.opened, cycle.row.closed) }, "a level has no `at`"],
    [{ measure: () => count(column<"boolean">("solvd")) }, "where reads `solvd`, which the fact cycle does not have"],
    [{ leaveOut: () => ({ odd: column("od") }) }, "odd reads `od`"],
  ])("finds %o", (change, message) => {
    expect(problems(change)).toContain(message);
  });

  it("finds default options that their own schema refuses", () => {
    const options = z.strictObject({ share: z.number().lt(1).default(2) });
    expect(problems({ options })).toContain("its default options are refused by their own schema");
  });

  it("finds a definition that is no JSON", () => {
    const measure = () => ({ ...count(), where: { kind: "lit", value: 1n } as never });
    expect(problems({ measure })).toContain("where.value is of type bigint, which JSON cannot write");
  });
});
