import { cycle } from "./cycle.ts";
import { defineFact } from "./define.ts";
import { pauses, queueSpells } from "./spell.ts";
import { turns } from "./turn.ts";

const perCycle = ["conversation", "cycle"] as const;

/** The cycle with its turns added up; null there for a cycle without a turn. */
export const cycleWithTurns = defineFact({
  id: "cycle_with_turns",
  about: "One cycle with its turns added up.",
  of: cycle,
  joins: { turns: { fact: turns, on: perCycle } },
});

/** The cycle with its pauses added up; null there for a cycle that was never paused. */
export const cycleWithPauses = defineFact({
  id: "cycle_with_pauses",
  about: "One cycle with its pauses added up.",
  of: cycle,
  joins: { pauses: { fact: pauses, on: perCycle } },
});

/** The cycle with its spells in a queue added up; null there for a cycle that was never queued. */
export const cycleWithQueues = defineFact({
  id: "cycle_with_queues",
  about: "One cycle with its spells in a queue added up.",
  of: cycle,
  joins: { queues: { fact: queueSpells, on: perCycle } },
});
