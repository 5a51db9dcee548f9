export * from "./choose.ts";
export * from "./compile.ts";
export * from "./day-index.ts";
export * from "./intervals.ts";
export * from "./opening.ts";
export * from "./schema.ts";
