import { canonicalEvent, compareUtf8 } from "./canonical.ts";
import type { LogEvent } from "./columns.ts";
import { compareEvents, compareIntegers } from "./order.ts";

/** One record of an event with its content as text. */
interface Version {
  readonly event: LogEvent;
  readonly content: string;
}

const compareVersions = (left: Version, right: Version): number =>
  compareIntegers(left.event.recorded, right.event.recorded) || compareUtf8(left.content, right.content);

/**
 * The records of one event (`source`, `id`) that say something new, in the order in which they count: by `recorded`, then
 * by canonical JSON as bytes. A record says nothing new when an earlier one since the last change of `void` has the same
 * content: it was known since then. So a voided event is revived by its own original, and a rerun of an old file undoes
 * no correction. Whether a record is new depends on earlier ones alone, so it holds as of any instant.
 */
export function informativeVersions(records: readonly LogEvent[]): readonly LogEvent[] {
  const versions = records.map((event) => ({ event, content: canonicalEvent(event) })).sort(compareVersions);
  const informative: LogEvent[] = [];
  let seen = new Set<string>();
  for (const { event, content } of versions) {
    if (informative.at(-1)?.void !== event.void) seen = new Set();
    else if (seen.has(content)) continue;
    seen.add(content);
    informative.push(event);
  }
  return informative;
}

/** All records of a log that say something new. */
function informativeRecords(events: Iterable<LogEvent>): readonly LogEvent[] {
  const groups = Map.groupBy(events, ({ source, id }) => JSON.stringify([source, id]));
  return [...groups.values()].flatMap((records) => (records.length === 1 ? records : informativeVersions(records)));
}

/**
 * The newest `recorded` of a log, the instant at which it is known without an as-of; null for a log without events.
 * A repetition does not move it: it was known since the earlier record.
 */
export function newestRecorded(events: Iterable<LogEvent>): bigint | null {
  let newest: bigint | null = null;
  for (const { recorded } of informativeRecords(events)) if (newest === null || recorded > newest) newest = recorded;
  return newest;
}

/**
 * The events of a log as known at an instant T (UTC microseconds; default the log's newest `recorded`), each once, in the
 * order in which they happened. Repetitions, corrections and voids are resolved among the records with `recorded` ≤ T,
 * then events with `at` > T are left out. Any order and repetition of the same records gives the same result.
 */
export function resolveLog(
  events: readonly LogEvent[],
  asOf: bigint | null = newestRecorded(events),
): readonly LogEvent[] {
  if (asOf === null) return [];
  const known = events.filter(({ recorded }) => recorded <= asOf);
  const sources = Map.groupBy(known, ({ source, id }) => JSON.stringify([source, id]));
  return [...sources.values()]
    .map((records) => (records.length === 1 ? records[0] : informativeVersions(records).at(-1)))
    .filter((event) => event !== undefined)
    .filter((event) => !event.void && event.at <= asOf)
    .sort(compareEvents);
}
