import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type Check, formatFinding } from "../check.ts";

/** A folder with these files, removed after the test. A value that is no text is written as JSON. */
function makeTree(files: Readonly<Record<string, unknown>>): string {
  const root = mkdtempSync(join(tmpdir(), "almanac-check-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }
  return root;
}

/** What a check says of a folder with these files, one line a finding. */
export async function findingsOf(check: Check, files: Readonly<Record<string, unknown>>): Promise<string[]> {
  const findings = await check.run(makeTree(files));
  return findings.map((finding) => formatFinding(check.name, finding));
}

/** `count` lines of code. */
export function linesOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `f(${index});`).join("\n");
}
