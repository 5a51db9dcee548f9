import type { EventType, LogEvent } from "@almanac/core";

/** What a merged conversation does not bring along: "its queueing, assignments, pauses, closes and reopenings do not [count]". */
const STAYS_BEHIND: ReadonlySet<EventType> = new Set<EventType>([
  "conversation.queued",
  "conversation.assigned",
  "conversation.paused",
  "conversation.resumed",
  "conversation.closed",
  "conversation.reopened",
]);

/** Which conversation each merged one goes on in. */
type GoesOnIn = ReadonlyMap<string, string>;

/** The conversation and those it goes on in, one after the other. */
function chainFrom(conversation: string, goesOnIn: GoesOnIn): readonly string[] {
  const next = goesOnIn.get(conversation);
  return next === undefined ? [conversation] : [conversation, ...chainFrom(next, goesOnIn)];
}

/**
 * Events in their order, after the merges among them: "Merges chain … A merge that would close a loop (in event order)
 * is void." A void merge is left out as if it never happened; of several merges of one conversation the last holds; a
 * merge itself becomes an event of the conversation it leads to, "which exists from then on even if unknown before".
 */
export function applyMerges(events: readonly LogEvent[]): readonly LogEvent[] {
  const goesOnIn = new Map<string, string>();
  const isVoid = new Set<LogEvent>();
  for (const event of events) {
    if (event.type !== "conversation.merged" || event.conversation === null || event.into === null) continue;
    if (chainFrom(event.into, goesOnIn).includes(event.conversation)) isVoid.add(event);
    else goesOnIn.set(event.conversation, event.into);
  }
  return events
    .filter((event) => !isVoid.has(event))
    .filter(({ conversation, type }) => !(goesOnIn.has(conversation ?? "") && STAYS_BEHIND.has(type)))
    .map((event) =>
      event.conversation === null
        ? event
        : { ...event, conversation: chainFrom(event.conversation, goesOnIn).at(-1) ?? event.conversation },
    );
}
