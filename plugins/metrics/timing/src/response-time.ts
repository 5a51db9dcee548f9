import { defineMetric, distribution, edges, elapsed, turn } from "@almanac/core";
import { z } from "zod";

/** Seconds a customer waited for each reply by a person: one row per turn. */
export default defineMetric({
  id: "response_time",
  title: "Response time",
  about: "From a customer's first unanswered message to the next reply by a person, for every turn of a conversation.",
  fact: turn,
  unit: "seconds",
  better: "lower",
  options: z.strictObject({
    edges,
    from: z.enum(["first", "last"]).prefault("first").meta({
      description: "Which of several unanswered messages in a row starts the wait.",
    }),
  }),
  at: (t) => t.asked,
  excludes: ["outbound", "waived"],
  measure: (t, { from }) => distribution(elapsed(from === "first" ? t.asked : t.asked_last, t.answered)),
});
