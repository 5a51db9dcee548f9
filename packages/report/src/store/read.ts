import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AlmanacError, readFigures, readProvenance, type Snapshot, sha256, snapshotName } from "@almanac/core";

/** Number of a version's folder, `v1` → 1; null for anything else. */
function versionOf(folder: string): number | null {
  const match = /^v([1-9]\d*)$/.exec(folder);
  return match === null ? null : Number(match[1]);
}

/** Names in a folder, sorted; empty where it does not exist. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function problem(file: string, message: string): AlmanacError {
  return new AlmanacError({
    code: "bad-snapshot",
    message,
    where: { file },
    fix: "restore the folder from its backup",
  });
}

/**
 * One version, both files checked: their schema, their canonical form, that the provenance is of these figures, and that
 * the folder is theirs. Throws AlmanacError `bad-snapshot`.
 */
export async function readVersion(folder: string, expected: string): Promise<Snapshot> {
  const [figuresFile, provenanceFile] = [join(folder, "figures.json"), join(folder, "provenance.json")];
  const [figuresText, provenanceText] = await Promise.all([
    readFile(figuresFile, "utf8"),
    readFile(provenanceFile, "utf8"),
  ]);
  const snapshot = {
    figures: readFigures(figuresText, figuresFile),
    provenance: readProvenance(provenanceText, provenanceFile),
  };
  if (sha256(figuresText) !== snapshot.provenance.figures) {
    throw problem(figuresFile, "not the figures that provenance.json speaks of: their digest is another");
  }
  if (snapshotName(snapshot) !== expected) throw problem(folder, `holds ${snapshotName(snapshot)}, not ${expected}`);
  return Object.freeze(snapshot);
}

/** The numbers of a period's versions, ascending; empty where it has none. */
export async function versionsIn(folder: string): Promise<readonly number[]> {
  const numbers = (await namesIn(folder)).map(versionOf).filter((version) => version !== null);
  return numbers.sort((a, b) => a - b);
}

/** Every version below a folder of snapshots, by report, period and number. Throws AlmanacError `bad-snapshot`. */
export async function readSnapshots(root: string): Promise<readonly Snapshot[]> {
  const snapshots: Snapshot[] = [];
  for (const report of await namesIn(root)) {
    for (const period of await namesIn(join(root, report))) {
      for (const version of await versionsIn(join(root, report, period))) {
        snapshots.push(await readVersion(join(root, report, period, `v${version}`), `${report}/${period}@v${version}`));
      }
    }
  }
  return snapshots;
}
