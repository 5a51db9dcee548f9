export * from "./errors.ts";
export * from "./estimate.ts";
