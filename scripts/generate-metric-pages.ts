/**
 * Writes `docs/metrics`: a page for each metric from its definition and the worked examples of its test.
 * Run: `node scripts/generate-metric-pages.ts`, or with `--check` to fail (exit status 1) when a page is not up to date.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startVitest } from "vitest/node";
import { explainMetric } from "../packages/core/src/index.ts";
import { timing } from "../plugins/metrics/timing/src/index.ts";
import type { NamedExample, RecordedExample } from "./metric-pages/example.ts";
import { indexPage, metricPage, pageName } from "./metric-pages/page.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs/metrics");

/** Runs the metrics' tests with a `testMetric` that keeps the example of each. Throws when a test fails. */
async function recordExamples(): Promise<readonly NamedExample[]> {
  const recorder = join(root, "scripts/metric-pages/recorder.ts");
  const vitest = await startVitest(
    "test",
    ["plugins/metrics/"],
    { root, watch: false, reporters: [{}], coverage: { enabled: false } },
    { resolve: { alias: { "@almanac/conformance": recorder } } },
  );
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  await vitest.close();
  const failed = tests.filter((test) => test.result().state !== "passed");
  if (tests.length === 0 || failed.length > 0) {
    throw new Error(`tests of metrics failed: ${failed.map(({ fullName }) => fullName).join(", ")}`);
  }
  // Tests of conventions repeat other tools' cases; a page shows those of the metric's own file.
  const own = tests.filter(({ module }) => metrics.some(({ id }) => module.moduleId.endsWith(`src/${testName(id)}`)));
  return own.flatMap((test) => {
    const { examples = [] } = test.meta() as { examples?: readonly RecordedExample[] };
    return examples.map((example) => ({ ...example, test: test.name }));
  });
}

const testName = (id: string): string => pageName(id).replace(".md", ".test.ts");
const metrics = timing();
const examples = await recordExamples();
const registry = new Map(metrics.map((metric) => [metric.id, metric]));
const explained = metrics.map((metric) => explainMetric(metric, { metrics: registry }));
const pages = new Map([
  ["README.md", indexPage(explained)],
  ...explained.map((one): [string, string] => [
    pageName(one.id),
    metricPage(
      one,
      examples.filter(({ metric }) => metric === one.id),
    ),
  ]),
]);

mkdirSync(folder, { recursive: true });
const read = (name: string): string | undefined => {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch {
    return undefined;
  }
};
const stale = [...pages].filter(([name, text]) => read(name) !== text);
const left = readdirSync(folder).filter((name) => !pages.has(name));
if (process.argv.includes("--check")) {
  for (const name of [...stale.map(([name]) => name), ...left]) {
    console.error(`docs/metrics/${name} is not up to date: run node scripts/generate-metric-pages.ts`);
  }
  process.exitCode = stale.length + left.length === 0 ? 0 : 1;
} else {
  for (const name of left) rmSync(join(folder, name));
  for (const [name, text] of stale) writeFileSync(join(folder, name), text);
  console.log(stale.length === 0 ? "up to date" : `wrote ${stale.length} pages of docs/metrics`);
}
