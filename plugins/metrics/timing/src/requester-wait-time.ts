import { cycleWithTurns, defineMetric, distribution, distributionOptions } from "@almanac/core";
import { companyOwed } from "./shared/waiting.ts";

/** Seconds of a closed cycle in which the company owed the next message; bots and pauses change nothing. */
export default defineMetric({
  id: "requester_wait_time",
  title: "Requester wait time",
  about: "Time of a conversation in which the customer waited for a person's message.",
  fact: cycleWithTurns,
  unit: "seconds",
  better: "lower",
  options: distributionOptions,
  at: (c) => c.closed,
  excludes: ["outbound"],
  measure: (c) => distribution(companyOwed(c), { start: c.asked, end: c.closed, soFar: companyOwed(c) }),
});
