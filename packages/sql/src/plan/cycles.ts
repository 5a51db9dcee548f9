import { cycle, EVENT_TYPES, event, type FactDefinition, is, isReopening, mayOpen } from "@almanac/core";
import { identifier, list } from "../identifier.ts";
import { render } from "../render.ts";
import { columnsAt, type FactSource, foldSql } from "./fact-sql.ts";
import { isCarried } from "./virtual.ts";

/** The tables of one run, so that several can stand side by side. */
export interface CycleTables {
  /** Known events with `position` and merged conversations under their root. */
  readonly events: string;
  /** The same with `cycle`. */
  readonly numbered: string;
  /** Conversations with more than one cycle, or with events before their first. */
  readonly several: string;
  /** Events of those conversations, numbered by windows. */
  readonly severalEvents: string;
  /** The first fold: every conversation as if it had one cycle. */
  readonly single: string;
}

/**
 * Numbers cycles and folds the fact `cycle` in one pass over the log: every conversation is folded as if it had one
 * cycle, and only those whose signs say otherwise are numbered by windows and folded again. Cost and memory against
 * windows over the whole log: `docs/decisions/0001-one-pass.md`.
 */
export function cycleStatements(
  fact: FactDefinition,
  columns: ReadonlySet<string>,
  eventColumns: readonly string[],
  tables: CycleTables,
  source: FactSource,
): { readonly statements: readonly string[]; readonly fold: string } {
  const { dialect } = source.scope;
  const numberedColumns = [...eventColumns, "cycle"];
  const create = (name: string, query: string): string => dialect.createTable(name, query);
  const read = (relation: string, numbered: string): string =>
    `(SELECT ${list(["*", `${numbered} AS "cycle"`])} FROM ${relation})`;
  const once = { ...source, relation: read(tables.events, "1") };
  const single = foldSql(fact, columns, numberedColumns, once, signColumns(source));
  const several = `SELECT "conversation" FROM ${tables.single} WHERE last_reopening > first_close OR first_any < first_opening`;
  const again = foldSql(fact, columns, numberedColumns, { ...source, relation: tables.severalEvents });
  const names = [...fact.key, ...columnsAt(fact, columns, "column")];
  const carried = names.map((name) =>
    isCarried(name)
      ? `coalesce(${identifier(name)}, last_value(${identifier(name)} IGNORE NULLS) OVER (PARTITION BY "conversation" ORDER BY "cycle" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS ${identifier(name)}`
      : identifier(name),
  );
  return {
    statements: [
      create(tables.single, single),
      create(tables.several, several),
      create(tables.severalEvents, severalEventsSql(tables, eventColumns, source)),
      `CREATE OR REPLACE TEMP VIEW ${tables.numbered} AS ${numberedSql(tables, eventColumns)}`,
    ],
    fold:
      `SELECT ${list(names.map(identifier))} FROM ${tables.single} WHERE "conversation" NOT IN (SELECT "conversation" FROM ${tables.several}) ` +
      `UNION ALL SELECT ${list(carried)} FROM (${again})`,
  };
}

function signColumns(source: FactSource): readonly string[] {
  const min = (condition: string): string => `min("position") FILTER (WHERE ${condition})`;
  return [
    `max("position") FILTER (WHERE ${render(isReopening, source.scope)}) AS last_reopening`,
    `${min("\"type\" = 'conversation.closed'")} AS first_close`,
    `${min(render(mayOpen, source.scope))} AS first_opening`,
    `${min(forms(source))} AS first_any`,
  ];
}

function forms(source: FactSource): string {
  const types = EVENT_TYPES.filter((type) => type.forms).map(({ name }) => name);
  return render(is(event.row.type, ...types), source.scope);
}

/** Events of conversations with several cycles: a cycle starts at a reopening whose last boundary before it was a close. */
function severalEventsSql(tables: CycleTables, eventColumns: readonly string[], source: FactSource): string {
  const reopening = render(isReopening, source.scope);
  const closes = "\"type\" = 'conversation.closed'";
  const opens = render(mayOpen, source.scope);
  const before =
    'OVER (PARTITION BY "conversation" ORDER BY "position" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)';
  const upTo =
    'OVER (PARTITION BY "conversation" ORDER BY "position" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)';
  const boundary = `CASE WHEN ${closes} THEN 1 WHEN ${reopening} THEN 2 END`;
  const states =
    `SELECT *, last_value(${boundary} IGNORE NULLS) ${before} AS last_boundary, ` +
    `count(*) FILTER (WHERE ${opens}) ${upTo} AS opened_so_far ` +
    `FROM ${tables.events} WHERE "conversation" IN (SELECT "conversation" FROM ${tables.several})`;
  const starts = `SELECT *, CASE WHEN ${reopening} AND last_boundary = 1 THEN 1 ELSE 0 END AS starts FROM (${states})`;
  const number = `CASE WHEN opened_so_far > 0 THEN 1 + sum(starts) ${upTo} WHEN ${forms(source)} THEN 0 ELSE 1 END`;
  return `SELECT ${list(eventColumns.map(identifier))}, CAST(${number} AS BIGINT) AS "cycle" FROM (${starts})`;
}

function numberedSql(tables: CycleTables, eventColumns: readonly string[]): string {
  return (
    `SELECT ${list(eventColumns.map(identifier))}, CAST(CASE WHEN "conversation" IS NOT NULL THEN 1 END AS BIGINT) AS "cycle" FROM ${tables.events} ` +
    `WHERE "conversation" IS NULL OR "conversation" NOT IN (SELECT "conversation" FROM ${tables.several}) ` +
    `UNION ALL SELECT * FROM ${tables.severalEvents}`
  );
}

/** Whether a fact is the one that cycles are folded into. */
export function isCycle(fact: FactDefinition): boolean {
  return fact.id === cycle.id;
}
