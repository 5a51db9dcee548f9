import { eventType, type LogEvent } from "@almanac/core";

const forms = (event: LogEvent): boolean => eventType(event.type)?.forms === true;

/** "a `message.received` that is not automatic" */
const isPersonalMessage = (event: LogEvent): boolean => event.type === "message.received" && event.automatic !== true;

/** "The first cycle opens with the conversation's first forming event", which an automatic received message is not allowed to be. */
const mayOpenTheFirst = (event: LogEvent): boolean =>
  forms(event) && (event.type !== "message.received" || isPersonalMessage(event));

/** "After a close, `conversation.reopened` or a `message.received` that is not automatic opens the next cycle." */
const opensTheNext = (event: LogEvent): boolean => event.type === "conversation.reopened" || isPersonalMessage(event);

/**
 * The cycle of each event of one conversation, from 1, the events in their order. A forming event before the first that
 * opens (an automatic message) has cycle 0; an event that does not form cycles "belongs to the cycle in force at its
 * instant (else the first) and never opens one".
 */
export function cyclesOf(events: readonly LogEvent[]): readonly bigint[] {
  let cycle = 0n;
  let isOpen = false;
  return events.map((event) => {
    if (!forms(event)) return cycle === 0n ? 1n : cycle;
    const opens = cycle === 0n ? mayOpenTheFirst(event) : !isOpen && opensTheNext(event);
    if (opens) {
      cycle += 1n;
      isOpen = true;
    }
    // "a first event that is a close opens and closes one"; "a close of a closed cycle says nothing"
    if (event.type === "conversation.closed") isOpen = false;
    return cycle;
  });
}
