import { agentDayWithSwitches, defineMetric, each, known, literal, ratio, when } from "@almanac/core";

/** Seconds lost by moving between channels per agent and local day with a shift; an agent without a usual gap is left out. */
export default defineMetric({
  id: "switching_time_per_shift",
  title: "Switching time per shift",
  about: "Time lost when agents move between channels, per shift worked.",
  fact: agentDayWithSwitches,
  unit: "seconds",
  better: "lower",
  at: (d) => d.began,
  credit: "began",
  measure: (d) => ratio(when(known(d.switches.switches), d.switches.lost, literal<"duration">(0)), each),
});
