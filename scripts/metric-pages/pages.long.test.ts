import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("docs/metrics is up to date (node scripts/generate-metric-pages.ts)", { timeout: 120_000 }, () => {
  const root = join(import.meta.dirname, "../..");
  const done = spawnSync(process.execPath, ["scripts/generate-metric-pages.ts", "--check"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(done.stderr).toBe("");
  expect(done.status).toBe(0);
});
