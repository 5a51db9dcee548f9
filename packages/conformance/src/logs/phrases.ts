import type { EventType } from "@almanac/core";

/** What usually follows one another in a conversation, and what the contract has a rule for when it does. */
export const PHRASES: readonly (readonly EventType[])[] = Object.freeze([
  ["message.received", "message.sent"],
  ["message.received", "message.sent", "message.received", "message.sent", "conversation.closed"],
  ["message.received", "message.received", "message.sent"],
  ["message.received", "conversation.queued", "conversation.assigned", "message.sent"],
  ["conversation.queued", "conversation.assigned", "conversation.queued", "conversation.assigned"],
  ["message.received", "conversation.queued", "conversation.closed"],
  ["conversation.paused", "message.received", "message.sent"],
  ["conversation.paused", "conversation.resumed", "conversation.closed"],
  ["conversation.paused", "conversation.paused", "message.sent", "conversation.closed"],
  ["message.received", "conversation.closed", "message.sent"],
  ["message.sent", "conversation.closed", "message.received", "message.sent"],
  ["conversation.closed", "conversation.reopened", "conversation.closed"],
  ["conversation.published", "conversation.indexed", "message.sent"],
  ["conversation.indexed", "conversation.published"],
  ["message.received", "reply.waived", "message.received", "message.sent"],
  ["message.sent", "message.received", "reply.waived"],
  ["reply.drafted", "reply.rejected", "reply.drafted", "reply.approved", "message.sent"],
  ["message.received", "work.logged", "conversation.closed", "work.logged"],
  ["message.received", "conversation.labelled", "message.sent"],
  ["message.received", "conversation.merged", "message.sent"],
  ["survey.sent", "message.received", "note.added", "conversation.closed", "survey.answered"],
]);
