import { expect, it } from "vitest";
import { metrics } from "../metrics.ts";
import { findingsOf } from "./make-tree.ts";

const folder = "plugins/metrics/timing/src";
const metric = (id: string) => `/** Seconds. */\nexport default defineMetric({\n  id: "${id}",\n});\n`;

it("accepts a metric and its test, and files that are no metric", async () => {
  const files = { "queue-time.ts": metric("queue_time"), "queue-time.test.ts": "", "index.ts": "export {};" };
  const tree = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  expect(await findingsOf(metrics, tree)).toEqual([]);
});

it("asks for the test and for the name of the id", async () => {
  expect(await findingsOf(metrics, { [`${folder}/queue-time.ts`]: metric("waiting") })).toEqual([
    `metrics: ${folder}/queue-time.ts: the id is \`waiting\`; the file's name asks for \`queue_time\``,
    `metrics: ${folder}/queue-time.ts: its worked example \`queue-time.test.ts\` is missing beside it`,
  ]);
});
