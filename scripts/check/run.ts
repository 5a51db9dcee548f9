import { resolve } from "node:path";
import { type Check, formatFinding } from "./check.ts";
import { comments } from "./comments.ts";
import { documented } from "./documented.ts";
import { packageExports } from "./exports.ts";
import { imports } from "./imports.ts";
import { links } from "./links.ts";
import { metrics } from "./metrics.ts";
import { sizes } from "./sizes.ts";

const checks: readonly Check[] = [imports, sizes, documented, comments, metrics, packageExports, links];

const root = resolve(import.meta.dirname, "../..");
let total = 0;
for (const { name, about, run } of checks) {
  const findings = await run(root);
  total += findings.length;
  for (const finding of findings) console.error(formatFinding(name, finding));
  console.log(
    `${findings.length === 0 ? "ok  " : "FAIL"} ${name}: ${about}${findings.length === 0 ? "" : ` (${findings.length} findings)`}`,
  );
}
process.exitCode = total === 0 ? 0 : 1;
