import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { indexText, metricFiles, outdated } from "./generate-metrics.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

test("every family's index names exactly the metric files of its folder", () => {
  expect(outdated(root)).toEqual([]);
});

test("tests, helpers in folders and the index itself are no metrics", () => {
  const names = ["b-c.ts", "a.ts", "a.test.ts", "index.ts", "order.ts", "metrics.generated.ts", "shared", "notes.md"];
  expect(metricFiles(names)).toEqual(["a.ts", "b-c.ts"]);
  expect(indexText(["a.ts", "b-c.ts"])).toContain('import bC from "./b-c.ts";');
});
