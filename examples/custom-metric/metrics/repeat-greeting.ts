import { before, defineMetric, literal, proportion, turn } from "@almanac/core";

/** Share 0–1 of the turns in which the customer wrote again before anybody answered: "Hello? Is anyone there?" */
export default defineMetric({
  id: "repeat_greeting",
  title: "Repeat greetings",
  about: "Share of the customers' questions in which they wrote again before a person answered.",
  fact: turn,
  unit: "share",
  better: "lower",
  at: (t) => t.asked,
  excludes: ["outbound", "waived"],
  measure: (t) => proportion(before(literal<"integer">(1), t.asks)),
});
