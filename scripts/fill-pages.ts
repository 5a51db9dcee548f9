/**
 * Puts into README.md what it shows: the files named above its blocks, and what the commands of its `console` blocks print.
 * Run: `node scripts/fill-pages.ts` after `npm run demo`, or with `--check` to fail (exit status 1) when it shows something else.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filledPage } from "./shown/blocks.ts";

const root = join(import.meta.dirname, "..");
const page = join(root, "README.md");

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const output = (command: string): string => execFileSync("bash", ["-ec", command], { cwd: root, encoding: "utf8" });

const before = readFileSync(page, "utf8");
const after = filledPage(before, read, output);
if (before === after) console.log("README.md shows what there is");
else if (process.argv.includes("--check")) {
  console.error("README.md shows something else than there is: run node scripts/fill-pages.ts");
  process.exitCode = 1;
} else {
  writeFileSync(page, after);
  console.log("wrote README.md");
}
