import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { AlmanacError, figuresText, provenanceText, type Snapshot } from "@almanac/core";
import type { Locale } from "@almanac/words";
import { figuresCsv } from "../data/csv.ts";
import { wordsOf } from "../view/frame.ts";
import { versionPath } from "../view/links.ts";
import { pagesOf } from "../view/pages.ts";
import { renderPages } from "./astro.ts";
import { contentSecurityPolicy, siteCss } from "./styles.ts";

/** A site to build. */
export interface SiteInput {
  /** Every version to publish, in any order. */
  readonly snapshots: readonly Snapshot[];
  /** Folder that the site replaces as a whole, once it is complete; created where missing. */
  readonly outDir: string;
  /** One or more; the root page is in the first. */
  readonly languages: readonly Locale[];
  /** Name of the site, e.g. `Northwind support`. */
  readonly title: string;
  /** Path the site is served under, e.g. `/reports/`. Default `/`. */
  readonly base?: string;
}

/** What a build may do besides writing its folder. */
export interface SiteEffects {
  /** Told what is going on, a line each. */
  readonly log: (line: string) => void;
}

/** What was built. */
export interface BuiltSite {
  readonly outDir: string;
  /** Pages of HTML. */
  readonly pages: number;
  /** Data files beside them. */
  readonly files: number;
}

function checkBase(base: string): string {
  if (/^\/([\w.-]+\/)*$/.test(base)) return base;
  throw new AlmanacError({
    code: "bad-base",
    message: `the site cannot lie under ${JSON.stringify(base)}`,
    where: { path: "base" },
    allowed: 'a path that begins and ends with "/", e.g. "/" or "/reports/"',
  });
}

async function checkOutDir(outDir: string): Promise<void> {
  const entries = await readdir(outDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw error;
  });
  if (entries.length === 0 || entries.includes(MARK)) return;
  throw new AlmanacError({
    code: "not-a-site",
    message: `${outDir} holds files that are no site of ours; it would be replaced as a whole`,
    where: { file: outDir },
    fix: "name another folder, or empty this one",
  });
}

/** File that says that a folder is a built site and may be replaced. */
const MARK = ".almanac-site";

async function writeData(snapshots: readonly Snapshot[], folder: string): Promise<number> {
  for (const snapshot of snapshots) {
    const target = join(folder, "data", versionPath(snapshot));
    await mkdir(target, { recursive: true });
    await writeFile(join(target, "figures.csv"), figuresCsv(snapshot.figures));
    await writeFile(join(target, "figures.json"), figuresText(snapshot.figures));
    await writeFile(join(target, "provenance.json"), provenanceText(snapshot.provenance));
  }
  return 3 * snapshots.length;
}

/** Puts a finished folder in the place of the old one, which is kept until the new one stands. */
async function replaceFolder(fresh: string, outDir: string): Promise<void> {
  const old = `${fresh}-old`;
  const moved = await rename(outDir, old).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
  await rename(fresh, outDir);
  if (moved) await rm(old, { recursive: true, force: true });
}

/**
 * Builds the site of all snapshots: pages without any script, data files beside them. Equal input gives equal bytes.
 * The old site stays until the new one is whole. Throws AlmanacError `bad-base`, and `not-a-site` where the folder holds
 * something else.
 */
export async function buildSite(input: SiteInput, effects: SiteEffects = { log: () => undefined }): Promise<BuiltSite> {
  const { snapshots, languages, title } = input;
  const base = checkBase(input.base ?? "/");
  const outDir = resolve(input.outDir);
  await checkOutDir(outDir);
  await mkdir(dirname(outDir), { recursive: true });
  const css = siteCss();
  const pages = pagesOf({ title, base, languages }, snapshots, css);
  const fresh = join(dirname(outDir), `.${basename(outDir)}-${randomUUID()}`);
  await mkdir(fresh);
  try {
    const words = Object.fromEntries(languages.map((locale) => [locale.language, wordsOf(locale)]));
    effects.log(`pages: ${pages.length}`);
    await renderPages({ pages, css, csp: contentSecurityPolicy(css), words }, fresh, base);
    await rename(join(fresh, "404/index.html"), join(fresh, "404.html"));
    await rm(join(fresh, "404"), { recursive: true });
    const files = await writeData(snapshots, fresh);
    await writeFile(join(fresh, MARK), "");
    await replaceFolder(fresh, outDir);
    return Object.freeze({ outDir, pages: pages.length, files });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
