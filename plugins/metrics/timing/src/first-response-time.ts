import { cycle, defineMetric, distribution, edges, elapsed, firstKnown } from "@almanac/core";
import { z } from "zod";

/** Seconds from a customer's first message to the first reply by a person. */
export default defineMetric({
  id: "first_response_time",
  title: "First response time",
  about: "From the customer's first message to the first reply by a person.",
  fact: cycle,
  unit: "seconds",
  better: "lower",
  options: z.strictObject({
    edges,
    start: z.enum(["asked", "opened", "handed_over", "assigned"]).prefault("asked").meta({
      description:
        "What starts the wait: the customer's first message, the cycle's opening, a bot's hand-over (else the first message), the first assignment.",
    }),
    end: z.enum(["person", "anyone"]).prefault("person").meta({
      description: "Whose message ends the wait: a person's, or also a bot's; automatic acknowledgements never do.",
    }),
  }),
  at: (c) => c.opened,
  excludes: ["outbound", "waived"],
  measure: (c, { start, end }) => {
    const starts = {
      asked: c.asked,
      opened: c.opened,
      handed_over: firstKnown(c.handed_over, c.asked),
      assigned: c.assigned,
    };
    return distribution(elapsed(starts[start], end === "person" ? c.answered : c.replied));
  },
});
