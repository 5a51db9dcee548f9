import { expect, it } from "vitest";
import { shownCommands } from "../commands.ts";
import { findingsOf } from "./make-tree.ts";

const judge = async (line: string, language = "sh") =>
  await findingsOf(shownCommands, {
    "package.json": { name: "root", scripts: { demo: "x", test: "y", almanac: "z" } },
    "scripts/dev.mjs": "",
    "README.md": `# Title\n\`\`\`${language}\n${line}\n\`\`\`\n`,
  });

it.each([
  "npm run demo",
  "$ npm test && pnpm demo   # both",
  "pnpm install",
  "pnpm -r build",
  "CI=true node scripts/dev.mjs turbo run demo",
  "git clone https://example.com/almanac.git",
  "pnpm exec almanac measure queue_time --from 2026-10-01 --events a.jsonl | head -3",
  "almanac ingest a.jsonl \\\n  --check",
  "npm run --silent almanac -- measure queue_time --from 2026-10-01 --to 2026-11-01",
])("accepts %s", async (line) => {
  expect(await judge(line)).toEqual([]);
});

it.each([
  ["npm run dmeo", "no script `dmeo`"],
  ["npm demo", "no script `demo` for it"],
  ["pnpm bench", "no script `bench`"],
  ["node scripts/gone.mjs", "`scripts/gone.mjs` is no file"],
  [".ci/run", "`.ci/run` is no file"],
  ["almanac mesure queue_time", "unknown command"],
  ["npx almanac measure queue_time --untill 2026-10-01", "unknown option"],
  ["npm test | almanac explain", "needs ID"],
  ["npm run almanac -- mesure queue_time", "unknown command"],
])("refuses %s", async (line, message) => {
  expect(await judge(line)).toEqual([expect.stringMatching(`^commands: README.md:3: .*${message}`)]);
});

it("reads shell blocks only", async () => {
  expect(await judge("npm run dmeo", "text")).toEqual([]);
});
