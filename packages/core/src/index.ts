export * from "./errors.ts";
export * from "./estimate.ts";
export * from "./time/index.ts";
export * from "./event/index.ts";
