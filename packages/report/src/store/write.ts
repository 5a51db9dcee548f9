import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { figuresText, PROVENANCE_FORMAT, type Provenance, provenanceText, type Snapshot, sha256 } from "@almanac/core";
import type { ComputedSnapshot } from "../compute/compute-snapshot.ts";
import { readVersion, versionsIn } from "./read.ts";
import { revisionOf } from "./revision.ts";

/** What became of computed figures. */
export interface StoredSnapshot {
  readonly snapshot: Snapshot;
  /** Folder of the version. */
  readonly folder: string;
  /** `new`: a version was written; `unchanged`: the newest version has the same figures, at most its as-ofs grew. */
  readonly outcome: "new" | "unchanged";
}

/** Writes a file beside its place and moves it there, so that nobody ever reads a half of it. */
async function writeAtomically(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text, { flush: true });
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeVersion(folder: string, version: number, snapshot: Snapshot): Promise<boolean> {
  const fresh = join(folder, `.version-${randomUUID()}`);
  await mkdir(fresh);
  try {
    await writeFile(join(fresh, "figures.json"), figuresText(snapshot.figures), { flush: true });
    await writeFile(join(fresh, "provenance.json"), provenanceText(snapshot.provenance), { flush: true });
    await rename(fresh, join(folder, `v${version}`));
    return true;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOTEMPTY" || code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** The newest version again, with an as-of at which the same figures came out. */
async function confirm(folder: string, newest: Snapshot, asOf: string): Promise<StoredSnapshot> {
  const { provenance, figures } = newest;
  if (provenance.asOf.includes(asOf)) return { snapshot: newest, folder, outcome: "unchanged" };
  const grown: Provenance = { ...provenance, asOf: [...provenance.asOf, asOf] };
  await writeAtomically(join(folder, "provenance.json"), provenanceText(grown));
  return { snapshot: { figures, provenance: grown }, folder, outcome: "unchanged" };
}

/** Tries against somebody who writes the same period at the same time. */
const ATTEMPTS = 5;

/**
 * Stores computed figures below `root` as `REPORT/PERIOD/vN/`. Figures equal to the newest version's are no new version:
 * their as-of joins its provenance. Others become the next version, with the reasons why it replaces the last. A folder
 * appears whole or not at all. Throws AlmanacError `bad-snapshot` where the newest version cannot be trusted.
 */
export async function storeSnapshot(root: string, { figures, origin }: ComputedSnapshot): Promise<StoredSnapshot> {
  const { report, period } = figures;
  const folder = join(root, report.id, period.name);
  await mkdir(folder, { recursive: true });
  const digest = sha256(figuresText(figures));
  const { asOf, ...rest } = origin;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const last = (await versionsIn(folder)).at(-1) ?? 0;
    const newest =
      last === 0 ? null : await readVersion(join(folder, `v${last}`), `${report.id}/${period.name}@v${last}`);
    if (newest?.provenance.figures === digest) return confirm(join(folder, `v${last}`), newest, asOf);
    const version = last + 1;
    const replaces = newest === null ? null : revisionOf(newest, figures);
    const provenance: Provenance = {
      ...rest,
      format: PROVENANCE_FORMAT,
      version,
      figures: digest,
      asOf: [asOf],
      replaces,
    };
    const snapshot = Object.freeze({ figures, provenance });
    if (await writeVersion(folder, version, snapshot))
      return { snapshot, folder: join(folder, `v${version}`), outcome: "new" };
  }
  throw new Error(`${folder}: somebody else wrote ${ATTEMPTS} versions while this one was being written`);
}
