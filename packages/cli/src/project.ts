import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import {
  AlmanacError,
  type Config,
  DEFAULT_REPORTS,
  type Goal,
  type Metric,
  parseConfig,
  parseSettings,
  type Report,
  type Settings,
  settingsOfConfig,
} from "@almanac/core";
import type { Effects } from "./effects.ts";
import { importFile, shownPath } from "./import-file.ts";
import { loadMetrics } from "./metrics.ts";
import { checkReferences } from "./references.ts";

/** What a user's folder says: its config and its own metrics, with defaults where it says nothing. */
export interface Project {
  /** Name of the site: the config's, else the folder's. */
  readonly name: string;
  /** The config as it is spoken of, from the folder of the command; null without one. */
  readonly file: string | null;
  /** Absolute path of the config's folder, else the one the command runs in. */
  readonly folder: string;
  readonly settings: Settings;
  /** All metrics by id: those of the plugins, then those of `metrics/`. */
  readonly metrics: ReadonlyMap<string, Metric>;
  /** Reports by name; without any in the config `daily`, `weekly`, `monthly`, `quarterly` and `yearly` of every metric. */
  readonly reports: Readonly<Record<string, Report>>;
  /** The first is the default. */
  readonly languages: readonly string[];
  readonly goals: readonly Goal[];
  readonly privacy: Config["privacy"];
}

/** Names a config may have, so that it is found without being named. */
const CONFIG_NAMES = ["almanac.config.ts", "almanac.config.js", "almanac.config.mjs"] as const;

const FIX = "mend the config; `defineConfig` of @almanac/core says what it may hold";

/**
 * The project of a command: the config at `config`, else the one in the folder it runs in, else only defaults. Throws
 * `AlmanacError`: `no-such-file`, `several-configs`, `invalid-config`, `invalid-metric-file`, `unknown-metric`,
 * `invalid-option`, with the file and, where there is one, the line.
 */
export async function loadProject(config: string | undefined, { cwd }: Pick<Effects, "cwd">): Promise<Project> {
  const file = configFile(config, cwd);
  if (file === null) return bareProject(cwd);
  const shown = shownPath(file, cwd);
  const stated = await readConfig(file, shown, cwd);
  const folder = dirname(file);
  const project: Project = {
    name: stated.name,
    file: shown,
    folder,
    settings: settingsOfConfig(stated),
    metrics: await loadMetrics(folder, stated.plugins),
    reports: stated.reports ?? DEFAULT_REPORTS,
    languages: stated.languages,
    goals: stated.goals,
    privacy: stated.privacy,
  };
  checkReferences(project, shown);
  return Object.freeze(project);
}

/** A folder without a config: every metric there is, in the settings' defaults. */
export async function bareProject(cwd: string): Promise<Project> {
  const name = basename(cwd) === "" ? "Almanac" : basename(cwd);
  const { languages, goals, privacy } = parseConfig({ name });
  const metrics = await loadMetrics(cwd);
  const settings = parseSettings({});
  return Object.freeze({
    name,
    file: null,
    folder: cwd,
    settings,
    metrics,
    reports: DEFAULT_REPORTS,
    languages,
    goals,
    privacy,
  });
}

function configFile(config: string | undefined, cwd: string): string | null {
  if (config !== undefined) {
    if (existsSync(resolve(cwd, config))) return resolve(cwd, config);
    throw new AlmanacError({
      code: "no-such-file",
      message: "there is no such config",
      where: { file: config },
      fix: `give the path of a config, or leave --config out to use ${CONFIG_NAMES[0]} of this folder`,
    });
  }
  const found = CONFIG_NAMES.filter((name) => existsSync(join(cwd, name)));
  if (found.length > 1) {
    throw new AlmanacError({
      code: "several-configs",
      message: `this folder has ${found.length} configs: ${found.join(", ")}`,
      fix: "keep one of them, or name the one meant with --config",
    });
  }
  return found[0] === undefined ? null : join(cwd, found[0]);
}

async function readConfig(file: string, shown: string, cwd: string): Promise<Config> {
  const exported = await importFile(file, { code: "invalid-config", cwd, fix: FIX });
  if (exported.default !== undefined) return parseConfig(exported.default, shown);
  throw new AlmanacError({
    code: "invalid-config",
    message: "the file has no default export",
    where: { file: shown },
    allowed: "export default defineConfig({ name, zone, languages, plugins, reports, … })",
    fix: FIX,
  });
}
