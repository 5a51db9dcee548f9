import { formatInstant, larger, type MeasureQuery, sha256, smaller } from "@almanac/core";
import { identifier, list } from "@almanac/sql";
import { LOG_COLUMNS } from "./log.ts";
import { EVENTS, settleRun } from "./run.ts";
import type { Session } from "./session.ts";

/** What of a period one source covers. */
export interface SourceCoverage {
  readonly source: string;
  /** RFC 3339 instants, clipped to the period; null = nothing of it. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether it covers all of the period. */
  readonly complete: boolean;
}

/** What the events behind the figures of a period are worth. */
export interface EventQuality {
  /** Instant up to which the log is known, RFC 3339; null for an empty log. */
  readonly asOf: string | null;
  /** Known events whose `at` lies in the period, and how many of them have a derived time. */
  readonly events: number;
  readonly derived: number;
  readonly coverage: readonly SourceCoverage[];
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
  const coverage = rows.map((row) => {
    const from = larger(row.first_at as bigint, period.from);
    const to = smaller(asOf, period.to);
    const some = from < to;
    const complete = from === period.from && to === period.to;
    return {
      source: String(row.source),
      from: some ? formatInstant(from) : null,
      to: some ? formatInstant(to) : null,
      complete,
    };
  });
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
