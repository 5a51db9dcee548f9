import { TestRunner } from "vitest";
import type { MetricExample, TestedMetric, TestMetricOptions } from "../../packages/conformance/src/index.ts";
import { testMetric as tested } from "../../packages/conformance/src/index.ts";
import type { Metric } from "../../packages/core/src/index.ts";
import type { RecordedExample } from "./example.ts";

// Everything else of the package as it is.
export * from "../../packages/conformance/src/index.ts";

/** `testMetric` that also leaves its worked example with the running test, for the metric's page. */
export async function testMetric(
  metric: Metric,
  example: MetricExample,
  options: TestMetricOptions = {},
): Promise<TestedMetric> {
  const result = await tested(metric, example, { ...options, runs: 1 });
  const { meta } = TestRunner.getCurrentTest() ?? { meta: {} };
  const recorded: RecordedExample = {
    metric: metric.id,
    options: example.options ?? {},
    settings: example.settings ?? {},
    query: example.query ?? {},
    markdown: result.markdown,
  };
  Object.assign(meta, { examples: [...((meta as { examples?: readonly object[] }).examples ?? []), recorded] });
  return result;
}
