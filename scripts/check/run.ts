import { resolve } from "node:path";
import { type Check, type Finding, formatFinding } from "./check.ts";
import { shownCommands } from "./commands.ts";
import { comments } from "./comments.ts";
import { documented } from "./documented.ts";
import { packageExports } from "./exports.ts";
import { imports } from "./imports.ts";
import { links } from "./links.ts";
import { metrics } from "./metrics.ts";
import { shownFiles } from "./shown-files.ts";
import { sizes } from "./sizes.ts";

const checks: readonly Check[] = [
  imports,
  sizes,
  documented,
  comments,
  metrics,
  packageExports,
  links,
  shownCommands,
  shownFiles,
];

const root = resolve(import.meta.dirname, "../..");

/** A file that cannot be read or parsed is a finding, not the end of the other checks. */
async function findingsOf(run: Check["run"]): Promise<readonly Finding[]> {
  try {
    return await run(root);
  } catch (error) {
    return [{ file: ".", message: error instanceof Error ? error.message : String(error) }];
  }
}

let total = 0;
for (const { name, about, run } of checks) {
  const findings = await findingsOf(run);
  total += findings.length;
  for (const finding of findings) console.error(formatFinding(name, finding));
  console.log(
    `${findings.length === 0 ? "ok  " : "FAIL"} ${name}: ${about}${findings.length === 0 ? "" : ` (${findings.length} findings)`}`,
  );
}
process.exitCode = total === 0 ? 0 : 1;
