import type { Command } from "../command.ts";
import { build } from "./build.ts";
import { explain } from "./explain.ts";
import { ingest } from "./ingest.ts";
import { measure } from "./measure.ts";
import { report } from "./report.ts";

/** Every command of `almanac`, in the order of the help. */
export const commands: readonly Command[] = [measure, explain, ingest, report, build];
