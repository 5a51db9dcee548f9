import {
  cycleWithPauses,
  defineMetric,
  distribution,
  distributionOptions,
  known,
  pausesByReason,
  when,
} from "@almanac/core";

const about = {
  id: "paused_time",
  title: "Paused time",
  about: "Time a closed conversation was pending, on hold or snoozed; one that was never paused is left out.",
  unit: "seconds",
  better: "neither",
  options: distributionOptions,
} as const;

/** Seconds a closed cycle was paused on one thing waited on: a row for each. */
const byReason = defineMetric({
  ...about,
  fact: pausesByReason,
  at: (p) => p.cycle.closed,
  measure: (p) =>
    distribution(p.paused, { start: when(known(p.paused), p.cycle.opened), end: p.cycle.closed, soFar: p.paused }),
});

/** Seconds a closed cycle was paused, all its pauses added up; by `waiting_on` a row for each. */
export default defineMetric({
  ...about,
  fact: cycleWithPauses,
  at: (c) => c.closed,
  measure: (c) => {
    const { paused } = c.pauses;
    return distribution(paused, { start: when(known(paused), c.opened), end: c.closed, soFar: paused });
  },
  splits: { waiting_on: byReason },
});
