import type { EventType } from "../../packages/core/src/index.ts";

/** A thing that may happen in a cycle. */
export interface Step {
  readonly type: EventType;
  /** Share of cycles in which it happens. */
  readonly chance: number;
  /** Whom the event names. */
  readonly actor?: "agent" | "team";
  readonly by?: "agent" | "bot";
  readonly waitingOn?: "customer";
}

/** What happens in a cycle, in order: about ten events, with one conversation in ten going round again eleven a conversation. */
export const STEPS: readonly Step[] = Object.freeze([
  { type: "message.received", chance: 1 },
  { type: "message.sent", chance: 0.25, by: "bot" },
  { type: "conversation.queued", chance: 0.9, actor: "team" },
  { type: "conversation.assigned", chance: 0.97, actor: "agent" },
  { type: "note.added", chance: 0.3, actor: "agent" },
  { type: "reply.drafted", chance: 0.1, actor: "agent" },
  { type: "reply.approved", chance: 0.08, actor: "agent" },
  { type: "message.sent", chance: 0.95, actor: "agent", by: "agent" },
  { type: "message.received", chance: 0.7 },
  { type: "conversation.labelled", chance: 0.5 },
  { type: "message.sent", chance: 0.7, actor: "agent", by: "agent" },
  { type: "conversation.paused", chance: 0.35, waitingOn: "customer" },
  { type: "message.received", chance: 0.6 },
  { type: "message.sent", chance: 0.6, actor: "agent", by: "agent" },
  { type: "conversation.assigned", chance: 0.1, actor: "agent" },
  { type: "message.sent", chance: 0.35, actor: "agent", by: "agent" },
  { type: "work.logged", chance: 0.6, actor: "agent" },
  { type: "conversation.closed", chance: 0.98, actor: "agent", by: "agent" },
] as const satisfies readonly Step[]);

/** What conversations are told apart by, and how many values each has; small numbers come more often. */
export const PEOPLE = Object.freeze([
  { name: "channel", values: 6 },
  { name: "team", values: 20 },
  { name: "agent", values: 200 },
  { name: "topic", values: 30 },
] as const);
