import { formatInstant, type MeasureQuery, sha256 } from "@almanac/core";
import { identifier, list } from "@almanac/sql";
import { LOG_COLUMNS } from "./log.ts";
import { EVENTS, settleRun } from "./run.ts";
import type { Session } from "./session.ts";

/** What the log covers of one source, UTC microseconds: from its first event to the as-of instant. */
export interface SourceSpan {
  readonly source: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** What the events behind the figures of a period are worth. */
export interface EventQuality {
  /** Instant up to which the log is known, RFC 3339; null for an empty log. */
  readonly asOf: string | null;
  /** Known events whose `at` lies in the period, and how many of them have a derived time. */
  readonly events: number;
  readonly derived: number;
  readonly coverage: readonly SourceSpan[];
  /** All known events, whatever their period: how many, and a SHA-256 over their content in any order. */
  readonly known: { readonly count: number; readonly digest: string };
}

const NOTHING: EventQuality = {
  asOf: null,
  events: 0,
  derived: 0,
  coverage: [],
  known: { count: 0, digest: sha256("") },
};

/** What the events behind a query are worth: for the audit part of a report and its provenance. */
export async function eventQuality(session: Session, query: MeasureQuery): Promise<EventQuality> {
  const run = await settleRun(session, query, []);
  if (run === null) return NOTHING;
  const { period, asOf } = run;
  const inside = `"at" >= ${period.from} AND "at" < ${period.to}`;
  const rows = await session.connection.rows(
    `SELECT "source", min("at") AS first_at, count(*) AS known, count(*) FILTER (WHERE ${inside}) AS events, ` +
      `count(*) FILTER (WHERE ${inside} AND "derived") AS derived FROM ${EVENTS} GROUP BY 1 ORDER BY 1`,
  );
  const total = (name: string): number => rows.reduce((sum, row) => sum + Number(row[name] ?? 0n), 0);
  const coverage = rows.map((row) => ({ source: String(row.source), from: row.first_at as bigint, to: asOf }));
  return {
    asOf: formatInstant(asOf),
    events: total("events"),
    derived: total("derived"),
    coverage,
    known: { count: total("known"), digest: await contentDigest(session) },
  };
}

/** SHA-256 over the content of all known events; the same for any order, thread count and engine that has MD5. */
async function contentDigest({ connection }: Session): Promise<string> {
  const content = list(
    LOG_COLUMNS.map(({ name }) => `coalesce(CAST(${identifier(name)} AS VARCHAR), chr(0)), chr(31)`),
  );
  const hashes = `SELECT md5(concat(${content})) AS hash FROM ${EVENTS}`;
  const rows = await connection.rows(
    `SELECT substr(hash, 1, 3) AS part, md5(string_agg(hash, '' ORDER BY hash)) AS digest FROM (${hashes}) GROUP BY 1 ORDER BY 1`,
  );
  return sha256(rows.map(({ digest }) => String(digest)).join(""));
}
