import { type LogEvent, resolveLog } from "@almanac/core";
import { cyclesOf } from "./cycles.ts";
import { applyMerges } from "./merges.ts";

/** An event as known at an instant: under the conversation it counts in, with its place and its cycle. */
export interface KnownEvent extends LogEvent {
  /** Ordinal among all known events in event order, from 1. */
  readonly position: bigint;
  /** Ordinal of its cycle in the conversation, from 1; 0 before the first cycle; null without a conversation. */
  readonly cycle: bigint | null;
}

/**
 * The events known at an instant (UTC microseconds; null: the newest `recorded` in the log), each once, in event order:
 * repetitions, corrections and voids resolved, merges carried out, cycles numbered.
 */
export function knownEvents(events: readonly LogEvent[], asOf: bigint | null): readonly KnownEvent[] {
  const inOrder = applyMerges(asOf === null ? resolveLog(events) : resolveLog(events, asOf));
  const cycles = new Map<LogEvent, bigint>();
  for (const [conversation, its] of Map.groupBy(inOrder, (event) => event.conversation)) {
    if (conversation === null) continue;
    for (const [index, cycle] of cyclesOf(its).entries()) cycles.set(its[index] as LogEvent, cycle);
  }
  return inOrder.map((event, index) => ({
    ...event,
    position: BigInt(index + 1),
    cycle: cycles.get(event) ?? null,
  }));
}
