export { defineConfig, parseConfig, settingsOfConfig } from "./config.ts";
export { Goal } from "./goal.ts";
export { DEFAULT_REPORTS } from "./reports.ts";
export { type Config, type ConfigInput, ConfigSchema, isMetric } from "./schema.ts";
export { env, isSecret, readSecret, type Secret } from "./secret.ts";
