import { channelSwitch, defineMetric, sum } from "@almanac/core";

/** Seconds agents lost by moving between channels: each gap beyond the agent's usual gap on one channel. */
export default defineMetric({
  id: "switching_time",
  title: "Switching time",
  about: "Time lost when agents move between channels: each gap beyond the agent's usual gap on one channel.",
  fact: channelSwitch,
  unit: "seconds",
  better: "lower",
  at: (s) => s.at,
  credit: "at",
  measure: (s) => sum(s.lost),
});
