import {
  COLUMNS,
  type ColumnName,
  EVENT_TYPES,
  informativeVersions,
  type LogEvent,
  type OrderItem,
} from "@almanac/core";
import {
  type Connection,
  identifier,
  type LoadColumn,
  type LoadValue,
  list,
  type ResultRow,
  sqlLiteral,
} from "@almanac/sql";

/** Columns of a log that figures are made from: personal text is never read. */
export const LOG_COLUMNS: readonly LoadColumn[] = Object.freeze(
  COLUMNS.filter(({ personal }) => !personal).map(
    ({ name, type }): LoadColumn => ({
      name,
      type: type === "boolean" ? "boolean" : type === "text" || type === "json" ? "text" : "bigint",
    }),
  ),
);

/** A loaded log: every record that says something new, with the place of each among the records of its event. */
export interface Log {
  /** Table with the columns of `LOG_COLUMNS` and `version`. */
  readonly table: string;
  /** The newest `recorded`: up to when the log is known without an as-of; null for an empty log. */
  readonly newest: bigint | null;
  /** First and last `at`; null for an empty log. */
  readonly first: bigint | null;
  readonly last: bigint | null;
  readonly events: number;
  /** True when an event has more than one record: corrections, voids. */
  readonly corrected: boolean;
  readonly voids: boolean;
  /** True when a time was not stated by its source. */
  readonly derived: boolean;
  readonly merges: boolean;
  /** True when the table also has `position`, the place of each record in event order. */
  readonly ordered: boolean;
}

const toValue = (event: LogEvent, name: ColumnName, type: LoadColumn["type"]): LoadValue => {
  const value = event[name];
  if (value === null || value === undefined) return null;
  if (name === "attributes") return Object.keys(event.attributes).length === 0 ? null : JSON.stringify(value);
  if (typeof value === "object") return itemsText(event.items ?? []);
  return type === "bigint" ? BigInt(value as number | bigint) : (value as string | boolean);
};

/** Lines of an order as text; quantities are integers of any size. */
function itemsText(items: readonly OrderItem[]): string {
  return JSON.stringify(
    items.map((item) => ({ ...item, quantity: item.quantity === null ? null : String(item.quantity) })),
  );
}

function itemsOf(text: unknown): readonly OrderItem[] | null {
  if (typeof text !== "string") return null;
  const items = JSON.parse(text) as readonly (Omit<OrderItem, "quantity"> & { readonly quantity: string | null })[];
  return items.map((item) => ({ ...item, quantity: item.quantity === null ? null : BigInt(item.quantity) }));
}

async function* columnBatches(
  batches: AsyncIterable<readonly LogEvent[]>,
): AsyncGenerator<readonly (readonly LoadValue[])[]> {
  for await (const events of batches) {
    yield LOG_COLUMNS.map(({ name, type }) => events.map((event) => toValue(event, name as ColumnName, type)));
  }
}

/** Loads accepted events into a table of the session and drops repetitions, so that a log is a set of records. */
export async function loadLog(
  connection: Connection,
  table: string,
  batches: AsyncIterable<readonly LogEvent[]>,
): Promise<Log> {
  const raw = `${table}_raw`;
  await connection.load(raw, LOG_COLUMNS, columnBatches(batches));
  await connection.run(
    `CREATE OR REPLACE TABLE ${identifier(`${table}_repeated`)} AS SELECT "source", "id" FROM ${identifier(raw)} GROUP BY 1, 2 HAVING count(*) > 1`,
  );
  const repeated = await connection.rows(
    `SELECT DISTINCT l.* FROM ${identifier(raw)} AS l JOIN ${identifier(`${table}_repeated`)} AS r ON l."source" = r."source" AND l."id" = r."id"`,
  );
  const versions = versionsOf(repeated);
  await connection.load(`${table}_versions`, [...LOG_COLUMNS, { name: "version", type: "bigint" }], once(versions));
  await connection.run(
    `CREATE OR REPLACE TABLE ${identifier(table)} AS SELECT l.*, CAST(1 AS BIGINT) AS "version" FROM ${identifier(raw)} AS l ` +
      `LEFT JOIN ${identifier(`${table}_repeated`)} AS r ON l."source" = r."source" AND l."id" = r."id" WHERE r."id" IS NULL ` +
      `UNION ALL SELECT * FROM ${identifier(`${table}_versions`)}`,
    `DROP TABLE ${identifier(raw)}`,
  );
  return describeLog(connection, table);
}

/** What is true of a table of records, so that a run does only the work its log asks for. */
export async function describeLog(connection: Connection, table: string, ordered = false): Promise<Log> {
  const [facts] = await connection.rows(
    `SELECT count(*) AS events, max("recorded") AS newest, min("at") AS first_at, max("at") AS last_at, coalesce(max("version"), 1) AS versions, ` +
      `count(*) FILTER (WHERE "void") AS voids, count(*) FILTER (WHERE "derived") AS derived, ` +
      `count(*) FILTER (WHERE "type" = 'conversation.merged') AS merges FROM ${identifier(table)}`,
  );
  const number = (name: string): bigint => BigInt((facts?.[name] as bigint | null) ?? 0n);
  const instant = (name: string): bigint | null => (facts?.[name] as bigint | null) ?? null;
  return {
    table: identifier(table),
    newest: instant("newest"),
    first: instant("first_at"),
    last: instant("last_at"),
    events: Number(number("events")),
    corrected: number("versions") > 1n,
    voids: number("voids") > 0n,
    derived: number("derived") > 0n,
    merges: number("merges") > 0n,
    ordered,
  };
}

async function* once(columns: readonly (readonly LoadValue[])[]): AsyncGenerator<readonly (readonly LoadValue[])[]> {
  yield columns;
}

/** The records of repeated events that say something new, numbered in the order in which they count. */
function versionsOf(rows: readonly ResultRow[]): readonly (readonly LoadValue[])[] {
  const events = rows.map(eventOf);
  const groups = Map.groupBy(events, ({ source, id }) => JSON.stringify([source, id]));
  const kept = [...groups.values()].flatMap((records) =>
    informativeVersions(records).map((event, i) => ({ event, version: BigInt(i + 1) })),
  );
  const values = LOG_COLUMNS.map(({ name, type }) => kept.map(({ event }) => toValue(event, name as ColumnName, type)));
  return [...values, kept.map(({ version }) => version)];
}

function eventOf(row: ResultRow): LogEvent {
  const parsed = (text: unknown): unknown => (typeof text === "string" ? JSON.parse(text) : null);
  const personal = Object.fromEntries(COLUMNS.filter((column) => column.personal).map(({ name }) => [name, null]));
  return {
    ...personal,
    ...row,
    sequence: Number(row.sequence),
    attributes: parsed(row.attributes) ?? {},
    items: itemsOf(row.items),
  } as unknown as LogEvent;
}

/** Types in the order they take at one instant, as SQL. */
function rankText(): string {
  return `CASE "type" ${EVENT_TYPES.map(({ name, rank }) => `WHEN ${sqlLiteral(name)} THEN ${rank}`).join(" ")} END`;
}

/**
 * Makes the table of known events at an instant: the record that counts of each event, voided ones gone, merged
 * conversations under the one they went on in, `position` in event order.
 */
export async function knowEvents(connection: Connection, log: Log, asOf: bigint, table: string): Promise<void> {
  const known = `"recorded" <= ${asOf}`;
  const newest = log.corrected
    ? `SELECT * FROM (SELECT *, max("version") OVER (PARTITION BY "source", "id") AS newest_version FROM ${log.table} WHERE ${known}) WHERE "version" = newest_version`
    : `SELECT * FROM ${log.table} WHERE ${known}`;
  const happened = `SELECT * FROM (${newest}) WHERE "at" <= ${asOf}${log.voids ? ' AND NOT "void"' : ""}`;
  const columns = LOG_COLUMNS.map(({ name }) => identifier(name));
  const position = `row_number() OVER (ORDER BY "at", "sequence", ${rankText()}, "id", "source") AS "position"`;
  const ordered = `SELECT ${list([...columns, log.ordered ? '"position"' : position])} FROM (${happened})`;
  if (!log.merges) {
    const relation = log.ordered ? "VIEW" : "TABLE";
    await connection.run(`CREATE OR REPLACE TEMP ${relation} ${table} AS ${ordered}`);
    return;
  }
  const staged = identifier("known_before_merges");
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${staged} AS ${ordered}`);
  const merges = await connection.rows(
    `SELECT "conversation", "into", "position" FROM ${staged} WHERE "type" = 'conversation.merged' ORDER BY "position"`,
  );
  const { roots, voided } = mergeRoots(merges);
  const rootsTable = "merge_roots";
  await connection.load(
    rootsTable,
    [
      { name: "merged", type: "text" },
      { name: "root", type: "text" },
    ],
    once([[...roots.keys()], [...roots.values()]]),
  );
  const dropped = ["queued", "assigned", "paused", "resumed", "closed", "reopened"].map((kind) =>
    sqlLiteral(`conversation.${kind}`),
  );
  const gone = voided.length === 0 ? "" : ` AND e."position" NOT IN (${list(voided.map(String))})`;
  const moved = columns.map((name) =>
    name === '"conversation"' ? 'coalesce(r."root", e."conversation") AS "conversation"' : `e.${name}`,
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT ${list(moved)}, e."position" FROM ${staged} AS e LEFT JOIN ${rootsTable} AS r ON r."merged" = e."conversation" ` +
      `WHERE NOT (r."merged" IS NOT NULL AND e."type" IN (${list(dropped)}))${gone}`,
    `DROP TABLE ${staged}`,
  );
}

/** Follows merges in event order: a merge that would close a loop is void, a later merge of a conversation replaces the earlier. */
export function mergeRoots(merges: readonly ResultRow[]): {
  readonly roots: ReadonlyMap<string, string>;
  readonly voided: readonly bigint[];
} {
  const into = new Map<string, string>();
  const voided: bigint[] = [];
  const rootOf = (conversation: string): string => {
    let at = conversation;
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next;
    return at;
  };
  for (const merge of merges) {
    const [from, to] = [merge.conversation as string, merge.into as string];
    let at: string | undefined = to;
    while (at !== undefined && at !== from) at = into.get(at);
    if (at === from) voided.push(merge.position as bigint);
    else into.set(from, to);
  }
  return { roots: new Map([...into.keys()].map((conversation) => [conversation, rootOf(conversation)])), voided };
}
