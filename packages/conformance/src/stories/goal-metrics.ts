import {
  and,
  asOf,
  atMost,
  before,
  defineMetric,
  earlier,
  firstKnown,
  type GoalRow,
  goal,
  known,
  later,
  level,
  missing,
  proportion,
  when,
} from "@almanac/core";
import { z } from "zod";

const options = z.strictObject({ metric: z.string().prefault("first_response_time") });
const excludes = ["outbound", "spam", "duplicate", "waived"];
const about = "A metric of the conformance suite.";

const notJudged = (g: GoalRow) => ({
  "no-value": missing(g.due),
  "not-due": before(asOf(), g.due),
  "closed-unanswered": and(missing(g.ended), before(g.closed, g.due)),
});

/** Rows that met their target of those whose time has run out. */
export const serviceLevel = defineMetric({
  id: "service_level",
  title: "Service level",
  about,
  fact: goal,
  unit: "share",
  better: "higher",
  options,
  at: (g) => g.due,
  excludes,
  leaveOut: notJudged,
  credit: "ended",
  measure: (g) => proportion(and(known(g.spent), atMost(g.spent, g.within))),
});

/** Rows past their due instant, open and not answered. */
export const overdue = defineMetric({
  id: "overdue",
  title: "Overdue",
  about,
  fact: goal,
  unit: "count",
  better: "lower",
  options,
  excludes,
  leaveOut: (g) => ({ "no-value": missing(g.due) }),
  measure: (g) => {
    const from = later(g.opened, g.due);
    const until = firstKnown(earlier(g.closed, g.ended), g.closed, g.ended);
    return level(from, when(known(until), later(from, until)));
  },
});
