export * from "./cells.ts";
export * from "./estimates.ts";
export * from "./log.ts";
export * from "./measure.ts";
export * from "./quality.ts";
export * from "./rows.ts";
export * from "./session.ts";
