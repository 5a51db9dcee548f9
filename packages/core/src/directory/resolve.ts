import { compareUtf8 } from "../event/canonical.ts";
import { canonicalJson } from "../text/canonical-json.ts";
import type { DirectoryEntry, DirectoryKind } from "./entry.ts";

/** What holds of one agent, team … over a half-open stretch of time. */
export interface DirectoryVersion extends Pick<DirectoryEntry, "kind" | "id" | "name" | "attributes"> {
  /** UTC microseconds, the first instant it holds; null = from the beginning. */
  readonly from: bigint | null;
  /** UTC microseconds, the first instant it no longer holds; null = for ever. */
  readonly to: bigint | null;
}

/** Order of instants of which null is before all others. */
const compareInstants = (left: bigint | null, right: bigint | null): number =>
  left === right ? 0 : left === null || (right !== null && left < right) ? -1 : 1;

const content = ({ name, attributes }: DirectoryEntry): string => canonicalJson({ name, attributes });

const compareEntries = (left: DirectoryEntry, right: DirectoryEntry): number =>
  compareUtf8(left.kind, right.kind) ||
  compareUtf8(left.id, right.id) ||
  compareInstants(left.validFrom, right.validFrom) ||
  compareInstants(left.recorded, right.recorded) ||
  compareUtf8(content(left), content(right));

const sameSubject = (left: DirectoryEntry, right: DirectoryEntry | undefined): boolean =>
  left.kind === right?.kind && left.id === right.id;

/**
 * The directory as known at an instant (UTC microseconds; null or absent = with all that was ever recorded): one version
 * per subject and `validFrom`, each holding until the next. For the same subject and `validFrom` the record with the
 * newest `recorded` counts, at the same `recorded` the one whose canonical JSON is greater as bytes. Sorted by kind, id
 * and time; any order and repetition of the same records gives the same result.
 */
export function resolveDirectory(
  entries: readonly DirectoryEntry[],
  asOf: bigint | null = null,
): readonly DirectoryVersion[] {
  const known = entries
    .filter(({ recorded }) => asOf === null || recorded === null || recorded <= asOf)
    .sort(compareEntries);
  const newest = known.filter((entry, index) => {
    const next = known[index + 1];
    return !(sameSubject(entry, next) && entry.validFrom === next?.validFrom);
  });
  return newest.map((entry, index) => {
    const next = newest[index + 1];
    const { kind, id, name, attributes, validFrom: from } = entry;
    return Object.freeze({
      kind,
      id,
      name,
      attributes,
      from,
      to: sameSubject(entry, next) ? (next?.validFrom ?? null) : null,
    });
  });
}

/** What the directory says of a subject at a moment (UTC microseconds); null when it says nothing of it then. */
export function directoryAt(
  versions: readonly DirectoryVersion[],
  kind: DirectoryKind,
  id: string,
  moment: bigint,
): DirectoryVersion | null {
  const holds = ({ from, to }: DirectoryVersion) => (from === null || from <= moment) && (to === null || moment < to);
  return versions.find((version) => version.kind === kind && version.id === id && holds(version)) ?? null;
}
