import { expect, it } from "vitest";
import { packageExports } from "../exports.ts";
import { findingsOf } from "./make-tree.ts";

const good = {
  name: "@almanac/a",
  description: "A",
  license: "Apache-2.0",
  engines: { node: ">=26" },
  files: ["dist"],
  scripts: { build: "tsc" },
  exports: { ".": "./src/index.ts", "./page.css": "./page.css" },
  publishConfig: {
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" }, "./page.css": "./page.css" },
  },
};
const files = { "packages/a/src/index.ts": "", "packages/a/page.css": "" };
const judge = async (manifest: unknown) =>
  await findingsOf(packageExports, { ...files, "packages/a/package.json": manifest });

it("accepts exports that lead to files and are mirrored", async () => {
  expect(await judge(good)).toEqual([]);
});

it("refuses an export of a file that is not there", async () => {
  const { ".": own } = good.publishConfig.exports;
  const manifest = { ...good, exports: { ".": "./src/gone.ts" }, publishConfig: { exports: { ".": own } } };
  expect(await judge(manifest)).toEqual([
    expect.stringContaining('gone.ts"` is no file'),
    expect.stringContaining('publishConfig.exports["."] should be {"types":"./dist/gone.d.ts"'),
  ]);
});

it("refuses a pattern that matches no file", async () => {
  const pattern = { "./messages/*.json": "./messages/*.json" };
  const manifest = { ...good, exports: pattern, publishConfig: { exports: pattern } };
  expect(await judge(manifest)).toEqual([expect.stringContaining('*.json"` is no file')]);
});

it("refuses published exports that the sources do not have, and missing ones", async () => {
  const manifest = { ...good, publishConfig: { exports: { ...good.publishConfig.exports, "./x": "./dist/x.js" } } };
  expect(await judge(manifest)).toEqual([expect.stringContaining('publishConfig.exports["./x"] should be absent')]);
  expect(await judge({ ...good, publishConfig: {} })).toHaveLength(2);
});

it("asks for what npm users read", async () => {
  const { exports, publishConfig } = good;
  expect(await judge({ name: "@almanac/a", exports, publishConfig })).toEqual([
    expect.stringContaining("has no `description`"),
    expect.stringContaining("has no `license`"),
    expect.stringContaining("has no `engines.node`"),
    expect.stringContaining("`files` does not list `dist`"),
    expect.stringContaining("has no `build` script"),
  ]);
});
