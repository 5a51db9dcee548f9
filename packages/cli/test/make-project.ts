import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import type { Outcome } from "./make-effects.ts";

const PACKAGE = resolve(import.meta.dirname, "..");

/** A folder with these files in which packages are found as here; gone when the test is over. */
export function makeProject(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "almanac-project-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(join(PACKAGE, "node_modules"), join(folder, "node_modules"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Runs `almanac` as a process of its own in a folder: modules of the user's are loaded by Node itself. */
export function runProcess(folder: string, ...argv: readonly string[]): Outcome {
  const bin = join(PACKAGE, "src/bin.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...argv], { cwd: folder, encoding: "utf8" });
  return { status: status ?? -1, stdout, stderr };
}

/** A log of two conversations on 2026-10-05, answered after 10 and after 30 minutes. */
export const EVENTS = [
  { id: "1", type: "message.received", at: "2026-10-05T09:00:00Z", conversation: "a" },
  { id: "2", type: "message.sent", at: "2026-10-05T09:10:00Z", conversation: "a", by: "agent", agent: "ada" },
  { id: "3", type: "message.received", at: "2026-10-05T09:00:00Z", conversation: "b" },
  { id: "4", type: "message.sent", at: "2026-10-05T09:30:00Z", conversation: "b", by: "agent", agent: "bob" },
]
  .map((event) => `${JSON.stringify({ source: "desk", channel: "email", ...event })}\n`)
  .join("");
