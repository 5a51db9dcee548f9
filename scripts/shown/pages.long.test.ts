import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const run = (...args: readonly string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });

test("README.md shows what its commands print (node scripts/fill-pages.ts)", { timeout: 180_000 }, () => {
  expect(run("examples/quickstart/generate.ts").status).toBe(0);
  const done = run("scripts/fill-pages.ts", "--check");
  expect(done.stdout).toContain("shows what there is");
  expect(done.status).toBe(0);
});
