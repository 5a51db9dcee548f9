import { readsOfPass } from "../../packages/measure/src/passes.ts";
import { settleRun } from "../../packages/measure/src/run.ts";
import { identifier, list, needsContext, planFacts } from "../../packages/sql/src/index.ts";
import type { Desk } from "./desk.ts";
import { plannedOf } from "./planned.ts";

/** Columns every plan reads, whatever is asked. */
const ALWAYS = ["conversation", "type", "at", "automatic", "team", "position", "recorded"];

/** Columns of the log that the facts of a desk's metrics read. */
export async function columnsRead(desk: Desk): Promise<readonly string[]> {
  const run = await settleRun(desk.session, desk.query, []);
  if (run === null) throw new Error("the log is empty");
  const context = needsContext(run.facts);
  const wanted = plannedOf(desk).map((pass) => ({ fact: pass.fact, columns: readsOfPass(pass, context, false) }));
  const names = new Set([...ALWAYS, ...planFacts(wanted, run.facts).needs.events]);
  return [...names].filter((name) => name !== "cycle");
}

/** Reads the columns once: the measure of what is made from them. */
export async function scan({ session }: Desk, columns: readonly string[]): Promise<Record<string, number>> {
  const touched = columns.map((name, i) => `max(${identifier(name)}) AS c${i}`);
  const [row] = await session.connection.rows(`SELECT count(*) AS n, ${list(touched)} FROM ${session.log.table}`);
  return { columns: columns.length, events: Number(row?.n) };
}
