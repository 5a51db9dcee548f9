/**
 * Makes the log of a support desk as the engine stores it: one Parquet file with the columns of a log, `version` and
 * `position`, made by SQL alone from a seed, so that ten million events take a minute and no event passes through here.
 * Run: `node bench/log/generate.ts [--events 1000000] [--seed 1]`; prints the path.
 */
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { COLUMNS, EVENT_TYPES } from "../../packages/core/src/index.ts";
import { connect } from "../../packages/engine-duckdb/src/index.ts";
import { identifier, list, sqlLiteral } from "../../packages/sql/src/index.ts";
import { PEOPLE, STEPS } from "./steps.ts";

/** What a log is made from; the same values give the same log. */
export interface LogSize {
  /** About how many events. */
  readonly events: number;
  readonly seed: number;
}

const MONTHS = 13;
const FIRST_DAY = Date.UTC(2025, 9, 1);
const LAST_DAY = Date.UTC(2026, 10, 1);
const EVENTS_PER_CONVERSATION = 11;

/** Where benches keep their logs: `$ALMANAC_BENCH`, else a folder of the system's temporary files. */
function benchFolder(): string {
  const folder = process.env.ALMANAC_BENCH ?? join(tmpdir(), "almanac-bench");
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The path of a log, made unless it stands already. */
export async function storedLog({ events, seed }: LogSize): Promise<string> {
  const path = join(benchFolder(), `log-${events}-${seed}.parquet`);
  if (existsSync(path)) return path;
  const connection = await connect();
  try {
    const unfinished = `${path}.unfinished`;
    await connection.run(...statements({ events, seed }, unfinished));
    renameSync(unfinished, path);
    return path;
  } finally {
    connection.close();
  }
}

function statements(size: LogSize, path: string): readonly string[] {
  const conversations = Math.max(1, Math.round(size.events / EVENTS_PER_CONVERSATION));
  return [
    // A number in [0, 1) that depends on the seed, a key and a name of what is drawn.
    `CREATE OR REPLACE TEMP MACRO draw(key, what) AS (hash(${size.seed}, key, what) % 1000000007) / 1000000007.0`,
    `CREATE OR REPLACE TEMP MACRO identity(kind, key) AS CAST(CAST(md5(concat_ws('/', ${size.seed}, kind, key)) AS UUID) AS VARCHAR)`,
    `CREATE OR REPLACE TEMP TABLE conversations AS ${conversationsSql(conversations)}`,
    `CREATE OR REPLACE TEMP TABLE steps AS SELECT * FROM (VALUES ${list(STEPS.map(stepSql))}) AS s(step, type, chance, actor, "by", waiting_on)`,
    `CREATE OR REPLACE TEMP TABLE events AS ${eventsSql()} UNION ALL BY NAME ${shiftsSql(conversations)}`,
    `COPY (${storedSql()}) TO ${sqlLiteral(path)} (FORMAT parquet, COMPRESSION zstd)`,
  ];
}

/** One row per conversation cycle; a tenth of the conversations have two or three. */
function conversationsSql(conversations: number): string {
  const span = LAST_DAY - FIRST_DAY;
  const first =
    `SELECT i, identity('conversation', i) AS conversation, ${FIRST_DAY} + CAST(draw(i, 'opened') * ${span} AS BIGINT) AS opened, ` +
    `CASE WHEN draw(i, 'several') < 0.07 THEN 2 WHEN draw(i, 'several') < 0.10 THEN 3 ELSE 1 END AS cycles, ` +
    `${PEOPLE.map(({ name, values }) => `'${name}-' || CAST(floor(draw(i, '${name}') * draw(i, '${name}+') * ${values}) AS BIGINT) AS ${identifier(name)}`).join(", ")} FROM range(${conversations}) AS r(i)`;
  const cycles = `SELECT * EXCLUDE (cycles), unnest(range(cycles)) AS nth FROM (${first})`;
  // A cycle takes from a quarter of an hour to twelve days, the next opens up to ten days later.
  return `SELECT * REPLACE (opened + CAST(nth * (13 + 9 * draw(i, 'gap')) * 86400000 AS BIGINT) AS opened), CAST(900000 * power(1150, power(draw(i, 'lasts' || nth), 2)) AS BIGINT) AS lasts FROM (${cycles})`;
}

function stepSql({ type, chance, actor, by, waitingOn }: (typeof STEPS)[number], step: number): string {
  return `(${step}, ${sqlLiteral(type)}, ${chance}, ${sqlLiteral(actor ?? null)}, ${sqlLiteral(by ?? null)}, ${sqlLiteral(waitingOn ?? null)})`;
}

/** The steps that happened in each cycle, one after the other, the first ones sooner; what lies past the end is not known yet. */
function eventsSql(): string {
  const at = `CAST(opened + lasts * power((step + draw(i, 'at' || nth || '/' || step)) / ${STEPS.length}, 2) AS BIGINT)`;
  const own = (condition: string, value: string): string => `CASE WHEN ${condition} THEN ${value} END`;
  const seconds = (name: string, most: number): string =>
    `${own("type = 'work.logged'", `CAST(draw(i, '${name}' || nth) * ${most} AS BIGINT) * 1000000`)} AS ${name}`;
  const rows = `SELECT c.*, s.*, ${at} AS at_ms FROM conversations AS c JOIN steps AS s ON draw(c.i, 'step' || c.nth || '/' || s.step) < s.chance`;
  return (
    `SELECT identity('event', concat_ws('/', i, nth, step)) AS id, type, at_ms, 'helpdesk' AS source, channel, conversation, ` +
    `'customer-' || CAST(floor(draw(i, 'customer') * 200000) AS BIGINT) AS customer, ` +
    `${own("actor = 'agent'", "agent")} AS agent, ${own("actor IN ('agent', 'team')", "team")} AS team, "by", waiting_on, ` +
    `${own("step = 0 OR type = 'conversation.labelled'", `'{"topic":"' || topic || '","priority":"' || CASE WHEN draw(i, 'urgent') < 0.1 THEN 'urgent' ELSE 'normal' END || '"}'`)} AS attributes, ` +
    `${own("type LIKE 'message.%'", "draw(i, 'automatic' || nth || '/' || step) < 0.02")} AS automatic, ` +
    `${own("type = 'conversation.closed'", "CASE WHEN draw(i, 'outcome' || nth) < 0.9 THEN 'solved' WHEN draw(i, 'outcome' || nth) < 0.95 THEN 'abandoned' ELSE 'spam' END")} AS outcome, ` +
    `${own("type LIKE 'reply.%'", "identity('draft', concat_ws('/', i, nth))")} AS draft, ` +
    `${seconds("talk", 900)}, ${seconds("wrap", 120)}, CAST(NULL AS BIGINT) AS seconds FROM (${rows}) WHERE at_ms < ${LAST_DAY}`
  );
}

/** A shift of every agent on five days of seven, as many agents as there are conversations for. */
function shiftsSql(conversations: number): string {
  const agents = Math.min(PEOPLE.find(({ name }) => name === "agent")?.values ?? 1, Math.ceil(conversations / 400));
  return (
    `SELECT identity('shift', concat_ws('/', a, d)) AS id, 'shift.worked' AS type, ${FIRST_DAY} + d * 86400000 + 54000000 AS at_ms, 'helpdesk' AS source, ` +
    `'agent-' || a AS agent, 28800000000 AS seconds FROM range(${agents}) AS r(a), range(${(LAST_DAY - FIRST_DAY) / 86_400_000}) AS s(d) WHERE d % 7 < 5`
  );
}

/** Every column of a log, in event order. */
function storedSql(): string {
  const made: Readonly<Record<string, string>> = {
    at: "at_ms * 1000",
    recorded: "at_ms * 1000 + 2000000",
    sequence: "CAST(0 AS BIGINT)",
    derived: "FALSE",
    void: "FALSE",
    public: "CASE WHEN type LIKE 'message.%' THEN FALSE END",
  };
  const given =
    "id type source channel conversation customer agent team by waiting_on attributes automatic outcome draft talk wrap seconds";
  const types = { text: "VARCHAR", json: "VARCHAR", boolean: "BOOLEAN" } as Readonly<Record<string, string>>;
  const columns = COLUMNS.filter(({ personal }) => !personal).map(({ name, type }) => {
    const value = made[name] ?? (given.split(" ").includes(name) ? identifier(name) : "NULL");
    return `CAST(${value} AS ${types[type] ?? "BIGINT"}) AS ${identifier(name)}`;
  });
  const rank = `CASE type ${EVENT_TYPES.map(({ name, rank }) => `WHEN ${sqlLiteral(name)} THEN ${rank}`).join(" ")} END`;
  const ordered = `SELECT ${list(columns)}, CAST(1 AS BIGINT) AS "version", row_number() OVER (ORDER BY at_ms, ${rank}, id) AS "position" FROM events`;
  return `SELECT * FROM (${ordered}) ORDER BY "position"`;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { events: { type: "string", default: "1000000" }, seed: { type: "string", default: "1" } },
  });
  console.log(await storedLog({ events: Number(values.events), seed: Number(values.seed) }));
  console.log(`${MONTHS} months from ${new Date(FIRST_DAY).toISOString()}`);
}
