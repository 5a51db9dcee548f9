import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { log } from "./desk/log.ts";

/** Writes the desk's log, the same bytes on every machine: `node generate.ts`. */
const folder = join(import.meta.dirname, "log");
const lines = log();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "events.jsonl"), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
console.log(`${lines.length} events of made-up conversations in log/events.jsonl`);
