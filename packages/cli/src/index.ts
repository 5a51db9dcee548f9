export * from "./batch.ts";
export * from "./command.ts";
export * from "./commands/index.ts";
export * from "./effects.ts";
export * from "./option.ts";
export * from "./parse.ts";
export * from "./problems.ts";
export * from "./run.ts";
