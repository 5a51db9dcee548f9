/**
 * What it costs to fold a stored log into the facts of the timing family, as a multiple of reading the same columns once.
 * Run: `node bench/facts.ts [--events 1000000] [--rounds 5] [--threads N]`; goals in bench/README.md.
 */
import { fileURLToPath } from "node:url";
import { foldFacts, settleRun } from "../packages/measure/src/run.ts";
import { alternate, type BenchOptions } from "./harness/alternate.ts";
import { type Desk, openDesk } from "./harness/desk.ts";
import { plannedOf } from "./harness/planned.ts";
import { columnsRead, scan } from "./harness/scan.ts";
import { storedLog } from "./log/generate.ts";

async function fold({ session, query }: Desk, facts: readonly string[] | null): Promise<Record<string, number>> {
  const run = await settleRun(session, query, []);
  if (run === null) throw new Error("the log is empty");
  const passes = plannedOf({ session, query }).filter(({ fact }) => facts === null || facts.includes(fact.id));
  const plan = await foldFacts(session, run, passes);
  const [row] = await session.connection.rows(`SELECT count(*) AS n FROM ${plan.tableOf("cycle")}`);
  return { facts: plan.needs.facts.length, cycles: Number(row?.n) };
}

const folding = (facts: readonly string[] | null) => async (options: BenchOptions) => {
  const open = await openDesk(options, "calendar");
  return async () => fold(await open(), facts);
};

await alternate(
  fileURLToPath(import.meta.url),
  {
    scan: async (options) => {
      const desk = await (await openDesk(options, "calendar"))();
      const columns = await columnsRead(desk);
      return () => scan(desk, columns);
    },
    cycle: folding(["cycle"]),
    "all facts": folding(null),
  },
  storedLog,
);
