import { relative, resolve } from "node:path";
import { AlmanacError } from "@almanac/core";
import { readSnapshots } from "@almanac/report";
import { buildSite } from "@almanac/site";
import { en, type Locale } from "@almanac/words";
import type { Input } from "./command.ts";
import type { buildOptions } from "./commands/build.ts";
import type { Effects } from "./effects.ts";
import { loadProject, type Project } from "./project.ts";

/** The languages there are words for. */
const LOCALES: ReadonlyMap<string, Locale> = new Map([[en.language, en]]);

/** Runs `almanac build`: the site of all stored versions. */
export async function runBuild({ options, json }: Input<typeof buildOptions>, effects: Effects): Promise<undefined> {
  const project = await loadProject(options.config, effects);
  const root = resolve(project.folder, options.snapshots ?? "snapshots");
  const snapshots = await readSnapshots(root);
  if (snapshots.length === 0) {
    throw new AlmanacError({
      code: "no-snapshots",
      message: "there is no version to make a site of",
      where: { file: relative(effects.cwd, root) || "." },
      fix: "compute one first, e.g. `almanac report 2026-10 --events october.jsonl`",
    });
  }
  const outDir = resolve(project.folder, options.out ?? "dist");
  const log = (line: string): void => effects.stderr.write(`${line}\n`);
  const built = await buildSite(
    { snapshots, outDir, languages: localesOf(project, log), title: project.name },
    { log },
  );
  effects.stdout.write(
    json ? `${JSON.stringify(built)}\n` : `${built.pages} pages and ${built.files} data files in ${built.outDir}\n`,
  );
  return undefined;
}

function localesOf({ languages }: Project, log: (line: string) => void): readonly Locale[] {
  const known = languages.flatMap((language) => LOCALES.get(language) ?? []);
  const unknown = languages.filter((language) => !LOCALES.has(language));
  if (unknown.length > 0) log(`no words yet for ${unknown.join(", ")}: those pages are left out`);
  return known.length > 0 ? known : [en];
}
