import {
  cycle,
  EVENT_TYPES,
  event,
  type FactDefinition,
  first,
  is,
  isReopening,
  last,
  mayOpen,
  type Node,
  or,
} from "@almanac/core";
import { identifier, list } from "../identifier.ts";
import { render, type Scope } from "../render.ts";
import { columnsAt, type FactSource, foldSql } from "./fact-sql.ts";
import { isCarried } from "./virtual.ts";

/** The tables of one run, so that several can stand side by side. */
export interface CycleTables {
  /** Known events with `position` and merged conversations under their root. */
  readonly events: string;
  /** The same with `cycle`. */
  readonly numbered: string;
  /** Conversations with more than one cycle, or with events before their first, and where that opens. */
  readonly several: string;
  /** From which position to which those conversations are in which cycle; 0 before the first. */
  readonly stretches: string;
  /** The fold, before values carry over to later cycles. */
  readonly folded: string;
}

const FAR_FUTURE = "CAST(9000000000000000000 AS BIGINT)";

const closes = is(event.row.type, "conversation.closed");
const forms = is(event.row.type, ...EVENT_TYPES.filter((type) => type.forms).map(({ name }) => name));

/** What tells whether a conversation has one cycle: the positions of its first opening and close and of its last reopening. */
const SIGNS: Readonly<Record<string, Node>> = Object.freeze({
  last_reopening: last(event.row.position, isReopening),
  first_close: first(event.row.position, closes),
  first_opening: first(event.row.position, mayOpen),
  first_any: first(event.row.position, forms),
});

/**
 * Numbers the cycles of events. Most conversations have one, which a cheap fold of the log tells; only for the others are
 * the stretches of their cycles found, by windows over what opens and closes them. Cost and memory against windows over
 * the whole log: `docs/decisions/0090-one-pass.md`.
 */
export function numberingStatements(tables: CycleTables, scope: Scope): readonly string[] {
  const { dialect } = scope;
  const signs = foldSql(
    { ...cycle, key: ["conversation"], columns: SIGNS },
    new Set(Object.keys(SIGNS)),
    ["conversation", "type", "automatic", "position"],
    { relation: tables.events, tableOf: () => tables.events, scope },
  );
  return [
    dialect.createTable(
      tables.several,
      `SELECT "conversation", first_opening FROM (${signs}) WHERE last_reopening > first_close OR first_any < first_opening`,
    ),
    dialect.createTable(tables.stretches, stretchesSql(tables, scope)),
    `CREATE OR REPLACE TEMP VIEW ${tables.numbered} AS ${numberedSql(tables, scope)}`,
  ];
}

/** A cycle starts at a reopening whose last boundary before it was a close. */
function stretchesSql(tables: CycleTables, scope: Scope): string {
  const text = (node: Node): string => render(node, scope);
  const inOrder = (position: string): string => `OVER (PARTITION BY "conversation" ORDER BY ${position})`;
  const boundaries =
    `SELECT "conversation", "position", CASE WHEN ${text(closes)} THEN 1 ELSE 0 END AS closes FROM ${tables.events} ` +
    `WHERE ${text(or(closes, isReopening))} AND "conversation" IN (SELECT "conversation" FROM ${tables.several})`;
  const starts = `SELECT *, lag(closes) ${inOrder('"position"')} AS closed_before FROM (${boundaries})`;
  const later = `SELECT "conversation", "position", 1 + row_number() ${inOrder('"position"')} FROM (${starts}) WHERE closes = 0 AND closed_before = 1`;
  const all =
    `SELECT "conversation", CAST(-1 AS BIGINT) AS from_position, CAST(0 AS BIGINT) AS "cycle" FROM ${tables.several} ` +
    `UNION ALL SELECT "conversation", first_opening, 1 FROM ${tables.several} UNION ALL ${later}`;
  return `SELECT *, coalesce(lead(from_position) ${inOrder("from_position")}, ${FAR_FUTURE}) AS until_position FROM (${all})`;
}

/** Before a conversation's first cycle, events that form cycles are in none, all others in the first. */
function numberedSql(tables: CycleTables, scope: Scope): string {
  const aside = render(forms, { ...scope, column: (name) => `e.${identifier(name)}` });
  return (
    `SELECT e.*, CAST(CASE WHEN s."cycle" > 0 OR (s."cycle" = 0 AND ${aside}) THEN s."cycle" WHEN e."conversation" IS NOT NULL THEN 1 END AS BIGINT) AS "cycle" ` +
    `FROM ${tables.events} AS e LEFT JOIN ${tables.stretches} AS s ON s."conversation" = e."conversation" AND s.from_position <= e."position" AND s.until_position > e."position"`
  );
}

/** The fold of the fact `cycle`: a statement that folds the numbered events, the query that carries values over, and what to drop then. */
export function cycleFold(
  fact: FactDefinition,
  columns: ReadonlySet<string>,
  eventColumns: readonly string[],
  tables: CycleTables,
  source: FactSource,
): { readonly statements: readonly string[]; readonly fold: string; readonly drops: readonly string[] } {
  const folded = foldSql(fact, columns, eventColumns, { ...source, relation: tables.numbered });
  const names = [...fact.key, ...columnsAt(fact, columns, "column")];
  if (!names.some(isCarried)) return { statements: [], fold: folded, drops: [] };
  const before = 'OVER (PARTITION BY "conversation" ORDER BY "cycle" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)';
  const carried = names
    .map(identifier)
    .map((name, i) =>
      isCarried(names[i] ?? "") ? `coalesce(${name}, last_value(${name} IGNORE NULLS) ${before}) AS ${name}` : name,
    );
  const ofSeveral = `"conversation" IN (SELECT "conversation" FROM ${tables.several})`;
  return {
    drops: [`DROP TABLE ${tables.folded}`],
    statements: [source.scope.dialect.createTable(tables.folded, folded)],
    fold:
      `SELECT ${list(names.map(identifier))} FROM ${tables.folded} WHERE NOT ${ofSeveral} ` +
      `UNION ALL SELECT ${list(carried)} FROM ${tables.folded} WHERE ${ofSeveral}`,
  };
}

/** Whether a fact is the one that cycles are folded into. */
export function isCycle(fact: FactDefinition): boolean {
  return fact.id === cycle.id;
}
