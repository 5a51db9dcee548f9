import { AlmanacError } from "../errors.ts";
import type { MappedRecord } from "./mapper.ts";
import { type MappingSource, placeIn } from "./scope.ts";

/** Ids are remembered up to here, so that memory stays bounded; a template that is not unique shows long before. */
const REMEMBERED = 1_000_000;

interface Known {
  readonly content: number;
  readonly place: string;
}

/** A number of 32 bits that equal texts share (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

function twice(id: string, first: string, second: string, source: MappingSource): AlmanacError {
  return new AlmanacError({
    code: "id-not-unique",
    message: `two different events get the id ${JSON.stringify(id)}: from ${first} and ${second}`,
    where: placeIn(source, ["events"]),
    allowed: "an id template that gives every event its own id; equal events may share one",
    fix: "add what tells them apart, e.g. a column of the row, a word for the type of event, or {$row}",
  });
}

/**
 * Makes the check that no two different records share an id: the log would take one for a correction of the other and
 * count one of them only. Throws AlmanacError `id-not-unique`.
 */
export function uniqueIds(source: MappingSource): (mapped: MappedRecord) => void {
  const known = new Map<string, Known>();
  return ({ record, row }) => {
    if (typeof record.id !== "string") return;
    const key = `${String(record.source ?? "")} ${record.id}`;
    const before = known.get(key);
    if (before === undefined && known.size >= REMEMBERED) return;
    const content = hashOf(JSON.stringify(record));
    const place = `${row.file}:${row.line}`;
    if (before === undefined) known.set(key, { content, place });
    else if (before.content !== content) throw twice(record.id, before.place, place, source);
  };
}
