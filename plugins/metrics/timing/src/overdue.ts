import { defineMetric, earlier, firstKnown, goal, known, later, level, missing, when } from "@almanac/core";
import { goalExcludes, goalOptions } from "./shared/goal.ts";

/** Number of open cycles past their due instant and not answered; it should be 0. */
export default defineMetric({
  id: "overdue",
  title: "Overdue",
  about: "Open conversations that are past the time their target allows and still not answered. It should be 0.",
  fact: goal,
  unit: "count",
  better: "lower",
  options: goalOptions,
  excludes: goalExcludes,
  leaveOut: (g) => ({ "no-value": missing(g.due) }),
  measure: (g) => {
    const from = later(g.opened, g.due);
    const until = firstKnown(earlier(g.closed, g.ended), g.closed, g.ended);
    // answered in time: a stretch of no length, not one that ends before it begins
    return level(from, when(known(until), later(from, until)));
  },
});
