import { eventType } from "@almanac/core";
import type { KnownEvent } from "./known-events.ts";
import type { Row, Value } from "./row.ts";
import { attributeOf } from "./row-functions.ts";
import type { World } from "./world.ts";

/** The known events of the conversation a row belongs to, in their order; none for a row without one. */
export function eventsOfConversation(row: Row, world: World): readonly KnownEvent[] {
  const conversation = row.values.conversation;
  return typeof conversation === "string" ? (world.conversations.get(conversation) ?? []) : [];
}

/** Those up to the end of the row's cycle; all of them where the rows of the fact have no cycle. */
export function eventsUpToCycle(row: Row, world: World): readonly KnownEvent[] {
  const cycle = row.values.cycle;
  const events = eventsOfConversation(row, world);
  return typeof cycle === "bigint" ? events.filter((event) => (event.cycle ?? 0n) <= cycle) : events;
}

/** Those up to an order (the position of an event), whatever their cycle; null: up to the end of the row's cycle. */
export function eventsUpTo(row: Row, order: Value, world: World): readonly KnownEvent[] {
  if (order === null) return eventsUpToCycle(row, world);
  return eventsOfConversation(row, world).filter(({ position }) => position <= (order as bigint));
}

/** "Attributes: the last value known in the conversation up to the end of the cycle"; a row without a conversation has its own. */
export function attributeOfRow(row: Row, key: string, world: World): string | null {
  if (typeof row.values.conversation !== "string") {
    return attributeOf((row.values.attributes ?? {}) as Readonly<Record<string, string>>, key);
  }
  const values = eventsUpToCycle(row, world).map(({ attributes }) => attributeOf(attributes, key));
  return values.findLast((value) => value !== null) ?? null;
}

const isTeaming = ({ type, team }: KnownEvent): boolean =>
  team !== null && (type === "conversation.queued" || type === "conversation.assigned");

/** The events of a row's conversation that were queued or assigned to a team, in their order. */
export function teamings(events: readonly KnownEvent[]): readonly KnownEvent[] {
  return events.filter(isTeaming);
}

/** "`team`: the last named by queued/assigned" among the events; null for none. */
export function lastTeam(events: readonly KnownEvent[]): string | null {
  return teamings(events).at(-1)?.team ?? null;
}

/** "`channel`: of the cycle's first event", the one that opened it; a row without a cycle has its own. */
export function channelOfCycle(row: Row, world: World): string | null {
  const { cycle, channel = null } = row.values;
  if (typeof row.values.conversation !== "string" || typeof cycle !== "bigint") return channel as string | null;
  const opening = eventsOfConversation(row, world).find(
    (event) =>
      event.cycle === cycle &&
      eventType(event.type)?.forms === true &&
      (event.type !== "message.received" || event.automatic !== true),
  );
  return opening?.channel ?? null;
}
