import { and, asOf, atMost, before, type Expression, type GoalRow, known, missing } from "@almanac/core";
import { z } from "zod";

type Truth = Expression<"boolean", "row">;

/** Options of the metrics that judge rows by a target. */
export const goalOptions = z.strictObject({
  metric: z
    .string()
    .min(1)
    .prefault("first_response_time")
    .meta({ description: "Id of the metric whose targets are judged." }),
});

/** Who is no subject of a promise: the company's own conversations, spam, duplicates, those that wanted no reply. */
export const goalExcludes: readonly string[] = Object.freeze(["outbound", "spam", "duplicate", "waived"]);

/** Rows that are not judged: those without a start, with an end before it, not yet due, and those closed before due without their end. */
export function notJudged(goal: GoalRow): Readonly<Record<string, Truth>> {
  return {
    "no-value": missing(goal.due),
    negative: before(goal.ended, goal.started),
    "not-due": before(asOf(), goal.due),
    "closed-unanswered": and(missing(goal.ended), before(goal.closed, goal.due)),
  };
}

/** True where the target was met; a row without its end missed it. */
export function isMet(goal: GoalRow): Truth {
  return and(known(goal.spent), atMost(goal.spent, goal.within));
}
