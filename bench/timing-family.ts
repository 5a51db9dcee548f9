/**
 * What it costs to fold a stored log and measure the whole timing family in twelve groupings, as a multiple of reading
 * the same columns once; on all time, and in opening hours by channel and by team.
 * Run: `node bench/timing-family.ts [--events 1000000] [--rounds 5] [--threads N] [--only calendar]`.
 */
import { fileURLToPath } from "node:url";
import { measureBreakdowns } from "../packages/measure/src/index.ts";
import { alternate, type BenchOptions } from "./harness/alternate.ts";
import { BREAKDOWNS, type Hours, openDesk } from "./harness/desk.ts";
import { columnsRead, scan } from "./harness/scan.ts";
import { storedLog } from "./log/generate.ts";

const family = (hours: Hours) => async (options: BenchOptions) => {
  const open = await openDesk(options, hours);
  return async () => {
    const { session, query } = await open();
    const rows = await measureBreakdowns(session, query, BREAKDOWNS);
    return { metrics: query.metrics.length, groupings: rows.length, figures: rows.flat().length };
  };
};

await alternate(
  fileURLToPath(import.meta.url),
  {
    scan: async (options) => {
      const desk = await (await openDesk(options, "calendar"))();
      const columns = await columnsRead(desk);
      return () => scan(desk, columns);
    },
    calendar: family("calendar"),
    "by-channel": family("by-channel"),
    "by-team": family("by-team"),
  },
  storedLog,
);
