/**
 * Events per CPU second from a JSONL file to a log that can be measured: read, parse, check, drop repetitions, load.
 * Run: `node bench/load.ts [--events 1000000] [--rounds 5]`. Beside it: the ids of the same log read from Parquet, and reading and parsing alone.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LogEvent } from "../packages/core/src/index.ts";
import { connect } from "../packages/engine-duckdb/src/index.ts";
import { nodeFiles, readEvents } from "../packages/lake/src/index.ts";
import { loadLog } from "../packages/measure/src/index.ts";
import { sqlLiteral } from "../packages/sql/src/index.ts";
import { alternate, type BenchOptions } from "./harness/alternate.ts";
import { storedLog } from "./log/generate.ts";

const TEXTS = [
  "id",
  "type",
  "source",
  "channel",
  "conversation",
  "customer",
  "agent",
  "team",
  "by",
  "waiting_on",
  "outcome",
  "draft",
];

/** The stored log as records of the contract, a JSON object a line. */
async function jsonLog(options: BenchOptions): Promise<string> {
  const stored = await storedLog(options);
  const path = stored.replace(/parquet$/, "jsonl");
  if (existsSync(path)) return path;
  const connection = await connect();
  const instant = (name: string): string => `strftime(make_timestamp("${name}"), '%Y-%m-%dT%H:%M:%S.%fZ') AS "${name}"`;
  const seconds = (name: string): string => `"${name}" / 1000000 AS "${name}"`;
  const columns = [
    ...TEXTS.map((name) => `"${name}"`),
    ...["at", "recorded"].map(instant),
    ...["talk", "wrap", "seconds"].map(seconds),
    `"automatic"`,
    `CAST("attributes" AS JSON) AS "attributes"`,
  ];
  await connection.run(
    `COPY (SELECT ${columns.join(", ")} FROM ${sqlLiteral(stored)}) TO ${sqlLiteral(path)} (FORMAT json)`,
  );
  connection.close();
  return path;
}

async function* accepted(path: string): AsyncGenerator<readonly LogEvent[]> {
  for await (const { accepted: events, quarantined } of readEvents([path], {}, nodeFiles("."))) {
    const [first] = quarantined;
    if (first !== undefined) throw new Error(`line ${first.line}: ${first.message}`);
    yield events;
  }
}

await alternate(
  fileURLToPath(import.meta.url),
  {
    scan: async (options) => {
      const path = await storedLog(options);
      const connection = await connect({ threads: options.threads });
      return async () => {
        const [row] = await connection.rows(
          `SELECT count(*) AS n FROM (SELECT DISTINCT "id" FROM ${sqlLiteral(path)})`,
        );
        return { events: Number(row?.n) };
      };
    },
    read: async (options) => {
      const path = await jsonLog(options);
      return async () => {
        let events = 0;
        for await (const batch of accepted(path)) events += batch.length;
        return { events };
      };
    },
    load: async (options) => {
      const path = await jsonLog(options);
      const connection = await connect({ threads: options.threads });
      return async () => ({ events: (await loadLog(connection, "log", accepted(path))).events });
    },
  },
  jsonLog,
);
