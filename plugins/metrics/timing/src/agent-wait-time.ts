import { cycleWithTurns, defineMetric, distribution, distributionOptions } from "@almanac/core";
import { customerOwed } from "./shared/waiting.ts";

/** Seconds of a closed cycle in which the customer owed the next message; bots and pauses change nothing. */
export default defineMetric({
  id: "agent_wait_time",
  title: "Agent wait time",
  about: "Time of a conversation in which the company waited for the customer's next message.",
  fact: cycleWithTurns,
  unit: "seconds",
  better: "neither",
  options: distributionOptions,
  at: (c) => c.closed,
  excludes: ["outbound"],
  measure: (c) => distribution(customerOwed(c), { start: c.asked, end: c.closed, soFar: customerOwed(c) }),
});
