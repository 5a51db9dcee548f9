import { defineMetric, goal, proportion } from "@almanac/core";
import { goalExcludes, goalOptions, isMet, notJudged } from "./shared/goal.ts";

/** Share 0–1 of the cycles with a target that met it. */
export default defineMetric({
  id: "service_level",
  title: "Service level",
  about: "Share of the conversations with a target that met it within the time it allows.",
  fact: goal,
  unit: "share",
  better: "higher",
  options: goalOptions,
  at: (g) => g.due,
  excludes: goalExcludes,
  leaveOut: notJudged,
  credit: "ended",
  measure: (g) => proportion(isMet(g)),
});
