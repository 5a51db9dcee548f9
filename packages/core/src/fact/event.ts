import { COLUMNS, type LogEvent } from "../event/columns.ts";
import { EVENT_TYPES } from "../event/types.ts";
import type { Expression } from "../expression/node.ts";
import { and, is, known, not, or } from "../expression/words.ts";
import { type Fact, rowOf } from "./define.ts";

type Kept<Name extends keyof LogEvent> = Name extends "at" | "recorded" | "promised"
  ? "instant"
  : NonNullable<LogEvent[Name]> extends boolean
    ? "boolean"
    : NonNullable<LogEvent[Name]> extends bigint
      ? "duration"
      : NonNullable<LogEvent[Name]> extends number
        ? "integer"
        : "text";

/** The columns of a known event: those of the contract, and what core numbers once. */
export type EventRow = { readonly [Name in keyof LogEvent]: Expression<Kept<Name>, "row"> } & {
  /** Place of the event among all known ones: by `at`, `sequence`, type, `id`, `source`. */
  readonly position: Expression<"order", "row">;
  /** Ordinal of its cycle in the conversation from 1; 0 before the first cycle; null without a conversation. */
  readonly cycle: Expression<"integer", "row">;
};

/** Names of the columns a definition over events may read. */
export const EVENT_ROW_COLUMNS: readonly string[] = Object.freeze([
  ...COLUMNS.map(({ name }) => name),
  "position",
  "cycle",
]);

/** The known events of the log, each once, merged conversations under the one they went on in. */
export const event: Fact<EventRow> = Object.freeze({
  id: "event",
  about: "One event as known at the as-of instant.",
  of: null,
  where: null,
  within: [],
  windows: {},
  marks: {},
  keep: null,
  key: [],
  order: "position",
  columns: {},
  joins: {},
  derived: {},
  having: null,
  dimensions: {},
  credits: {},
  open: null,
  reasons: {},
  always: [],
  row: rowOf<EventRow>(EVENT_ROW_COLUMNS),
});

const FORMING = EVENT_TYPES.filter(({ forms }) => forms).map(({ name }) => name);
const e = event.row;

/** A message or publication from the customer that is not automatic: a contact. */
export const isContact = or(
  is(e.type, "conversation.published"),
  and(is(e.type, "message.received"), not(e.automatic as never)),
);

/** A message to the customer that a person wrote. */
export const isReply = and(is(e.type, "message.sent"), is(e.by, "agent"), not(e.automatic as never));

/** A message to the customer that a bot wrote in conversation: not an acknowledgement nobody wrote. */
export const isBotReply = and(is(e.type, "message.sent"), is(e.by, "bot"), not(e.automatic as never));

/** Any message, either way. */
export const isMessage = is(e.type, "message.received", "message.sent");

/** An event that belongs to forming cycles and may open the first one: every forming event but an automatic received message. */
export const mayOpen = and(is(e.type, ...FORMING), not(and(is(e.type, "message.received"), e.automatic as never)));

/** An event that opens the next cycle when the one before is closed. */
export const isReopening = or(
  is(e.type, "conversation.reopened"),
  and(is(e.type, "message.received"), not(e.automatic as never)),
);

/** The event names a team: queued or assigned with a team. */
export const namesTeam = and(is(e.type, "conversation.queued", "conversation.assigned"), known(e.team));
