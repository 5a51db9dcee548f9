export * from "./durations.ts";
export * from "./figures.ts";
