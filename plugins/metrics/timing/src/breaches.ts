import { count, defineMetric, goal, not } from "@almanac/core";
import { goalExcludes, goalOptions, isMet, notJudged } from "./shared/goal.ts";

/** Number of cycles that missed their target, by the instant they were due. */
export default defineMetric({
  id: "breaches",
  title: "Breaches",
  about: "Conversations that missed their target, counted when they were due.",
  fact: goal,
  unit: "count",
  better: "lower",
  options: goalOptions,
  at: (g) => g.due,
  excludes: goalExcludes,
  leaveOut: notJudged,
  credit: "ended",
  measure: (g) => count(not(isMet(g))),
});
