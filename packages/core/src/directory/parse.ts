import { gatherAttributes, isFault } from "../event/attributes.ts";
import { type CellRecord, tableReader } from "../event/cells.ts";
import { type Fault, fault, kindOf } from "../event/fault.ts";
import { type Draft, READERS, type Reader } from "../event/read.ts";
import { parseDay } from "../time/civil.ts";
import { startOfLocalDay } from "../time/local-day.ts";
import { DIRECTORY_FIELDS, type DirectoryEntry, type DirectoryKind } from "./entry.ts";

/** What a record of the directory does not say itself. */
export interface DirectoryContext {
  /** The kind of records that name none, e.g. from the name of their file. */
  readonly kind?: DirectoryKind;
  /** UTC microseconds; `recorded` of records that state none. Without it they are known from the beginning. */
  readonly recorded?: bigint;
  /** IANA zone in which a `validFrom` that is a day begins; default `UTC`. */
  readonly zone?: string;
}

/** The entry, or the first fault of the record. */
export type DirectoryResult = { readonly ok: true; readonly entry: DirectoryEntry } | Fault;

const NO_PERSONAL_FIELDS: ReadonlySet<string> = new Set();
const KNOWN: ReadonlySet<string> = new Set(Object.keys(DIRECTORY_FIELDS));

const readValidFrom =
  (zone: string): Reader =>
  (value, draft, name, field) => {
    const day = typeof value === "string" ? parseDay(value) : null;
    if (day === null) return READERS.instant(value, draft, name, field);
    draft[name] = startOfLocalDay(zone, day);
    return undefined;
  };

/**
 * Takes one record of the directory, or says why not, with the reasons and the order of `parseEvent`: extra scalar fields
 * become attributes, so that a column `vendor` of a CSV is enough. `validFrom` is an RFC 3339 instant or a day
 * (`2026-10-01`), which begins at local midnight of the context's zone. Throws AlmanacError `unknown-zone`.
 */
export function parseDirectoryRecord(record: unknown, context: DirectoryContext = {}): DirectoryResult {
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    return fault("json", "", `a record must be a JSON object, not ${kindOf(record)}`);
  }
  const stated = record as Readonly<Record<string, unknown>>;
  const draft: Draft = { kind: null, id: null, name: null, attributes: null, validFrom: null, recorded: null };
  for (const [name, field] of Object.entries(DIRECTORY_FIELDS)) {
    const own = stated[name] === "" && field.kind === "id" ? null : (stated[name] ?? null);
    const value = own === null && name === "kind" ? (context.kind ?? null) : own;
    if (value === null && field.required) return fault("missing", name, "is missing");
    const read = name === "validFrom" ? readValidFrom(context.zone ?? "UTC") : READERS[field.kind];
    const wrong = value === null ? undefined : read(value, draft, name, field);
    if (wrong !== undefined) return wrong;
  }
  const attributes = gatherAttributes(draft.attributes as object | null, stated, KNOWN, NO_PERSONAL_FIELDS);
  if (isFault(attributes)) return attributes;
  draft.attributes = attributes;
  draft.recorded ??= context.recorded ?? null;
  return { ok: true, entry: Object.freeze(draft) as unknown as DirectoryEntry };
}

/** Makes the reader of a CSV of the directory: columns are named as the fields, others become attributes; see `cellReader`. */
export const directoryCellReader = (header: readonly string[]): ((cells: readonly string[]) => CellRecord) =>
  tableReader(header, () => DIRECTORY_FIELDS);
