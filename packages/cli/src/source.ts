import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { AlmanacError, type LogEvent, parseSettingsText, type Settings } from "@almanac/core";
import { connect, dialect } from "@almanac/engine-duckdb";
import { nodeFiles, type Quarantined, readEvents, readMappingFile } from "@almanac/lake";
import { openSession, type Session } from "@almanac/measure";
import type { sourceOptions } from "./commands/shared.ts";
import type { Effects } from "./effects.ts";
import type { OptionValues } from "./option.ts";
import { bareProject, loadProject, type Project } from "./project.ts";

/** Events, settings and metrics of a command line, open in an engine. */
export interface OpenSource {
  readonly session: Session;
  readonly project: Project;
  readonly quarantined: readonly Quarantined[];
  readonly close: () => void;
}

/** Reads a settings file of a command line. Throws `AlmanacError` at the user's own line. */
async function readSettings(path: string, { cwd }: Pick<Effects, "cwd">): Promise<Settings> {
  let text: string;
  try {
    text = await readFile(resolve(cwd, path), "utf8");
  } catch {
    throw new AlmanacError({
      code: "no-such-file",
      message: "the settings file cannot be read",
      where: { file: path },
      fix: "give the path of a JSON file to --settings",
    });
  }
  return parseSettingsText(text, path);
}

/** The project a command line stands in; a settings file takes the place of the config, unless that is named too. */
export async function openProject(
  { settings, config }: Pick<OptionValues<typeof sourceOptions>, "settings" | "config">,
  effects: Pick<Effects, "cwd">,
): Promise<Project> {
  if (settings === undefined) return loadProject(config, effects);
  const stated = await readSettings(settings, effects);
  const project = config === undefined ? await bareProject(effects.cwd) : await loadProject(config, effects);
  return { ...project, settings: stated };
}

/** Opens the event files of a command line. Throws `AlmanacError` for files and settings that cannot be read. */
export async function openSource(options: OptionValues<typeof sourceOptions>, effects: Effects): Promise<OpenSource> {
  if (options.events.length === 0) {
    throw new AlmanacError({
      code: "no-events",
      message: "there are no events to measure",
      allowed: "--events FILE...",
      fix: "give event files, e.g. --events october.jsonl",
    });
  }
  const project = await openProject(options, effects);
  const quarantined: Quarantined[] = [];
  const files = nodeFiles(effects.cwd);
  const mapping = options.mapping === undefined ? undefined : await readMappingFile(options.mapping, files);
  const notice = (message: string): void => effects.stderr.write(`${message}\n`);
  const read = readEvents(options.events, { mapping, notice }, files);
  async function* accepted(): AsyncGenerator<readonly LogEvent[]> {
    for await (const batch of read) {
      quarantined.push(...batch.quarantined);
      yield batch.accepted;
    }
  }
  const connection = await connect(options.threads === undefined ? {} : { threads: options.threads });
  try {
    const session = await openSession({ connection, dialect }, accepted(), project);
    return { session, project, quarantined, close: connection.close };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** One line to a person about the records that were not taken. */
export function tellQuarantined({ quarantined }: OpenSource, { stderr }: Effects): void {
  if (quarantined.length === 0) return;
  const reasons = Map.groupBy(quarantined, ({ reason }) => reason);
  const counts = [...reasons].map(([reason, records]) => `${reason} ${records.length}`).join(", ");
  stderr.write(`${quarantined.length} records were not taken (${counts}); see \`almanac ingest FILE... --check\`\n`);
}
