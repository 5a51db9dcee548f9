import { Settings } from "../settings/schema.ts";
import { checked } from "../text/checked.ts";
import { type Config, type ConfigInput, ConfigSchema } from "./schema.ts";

/**
 * The config of a project: `export default defineConfig({...})` in `almanac.config.ts`. Throws `AlmanacError`
 * (`invalid-config`) at the caller's line, with the path of the field and what is allowed there.
 */
export function defineConfig(input: ConfigInput): Config {
  return checked(ConfigSchema, input, { code: "invalid-config" }, defineConfig);
}

/** The same of a value somebody exported, which may not have gone through `defineConfig`; it takes its own result again. */
export function parseConfig(value: unknown, file?: string): Config {
  return checked(ConfigSchema, value, { code: "invalid-config", file }, parseConfig);
}

/** The settings a project's measurements depend on, as a settings file would state them. */
export function settingsOfConfig(config: Config): Settings {
  const names = Object.keys(Settings.unwrap().shape) as (keyof Settings)[];
  const stated = names.filter((name) => config[name] !== undefined).map((name) => [name, config[name]]);
  return Settings.parse(Object.fromEntries(stated));
}
