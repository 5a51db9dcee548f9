export * from "./conversation.ts";
export * from "./cycle.ts";
export * from "./decision.ts";
export * from "./define.ts";
export * from "./event.ts";
export * from "./goal.ts";
export * from "./spell.ts";
export * from "./turn.ts";
