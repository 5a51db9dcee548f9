import { cycle, defineMetric, distribution, elapsed } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { referenceRows } from "../engine/compare.ts";
import type { ConformanceEngine } from "../engine/engine.ts";
import { simpleEstimate } from "../estimate/simple-estimate.ts";
import { firstResponse } from "../stories/metrics.ts";
import { testMetric } from "./test-metric.ts";

const example = {
  events: [
    { type: "message.received", at: "2026-10-05T09:00:00Z", conversation: "a" },
    { type: "message.sent", at: "2026-10-05T09:06:00Z", conversation: "a", by: "agent", agent: "x|y" },
  ],
  query: { by: ["agent"] },
  expect: [{ dimensions: { agent: "x|y" }, estimate: { n: 1, value: 360, quantiles: { "0.9": 360 } } }],
} as const;

const engine = (name: string, factor: number): ConformanceEngine => ({
  name,
  estimate: simpleEstimate,
  measure: async (query, events, settings, registry) =>
    referenceRows(
      { query, events, settings, registry },
      (cell) => ({ ...simpleEstimate(cell), derived: factor }) as never,
    ),
});

describe("testMetric", () => {
  it("gives the rows and the worked example as markdown", async () => {
    const { rows, markdown } = await testMetric(firstResponse, example, { engines: [engine("good", 0)] });
    expect(rows).toHaveLength(1);
    expect(markdown).toBe(
      [
        "| at | type | conversation | by | agent |",
        "| --- | --- | --- | --- | --- |",
        "| 2026-10-05T09:00:00Z | message.received | a |  |  |",
        "| 2026-10-05T09:06:00Z | message.sent | a | agent | x\\|y |",
        "",
        "First response (seconds):",
        "",
        "| agent | n | value | 0.9 |",
        "| --- | --- | --- | --- |",
        "| x\\|y | 1 | 360 | 360 |",
        "",
      ].join("\n"),
    );
  });

  it("refuses figures that differ, saying which", async () => {
    const wrong = { ...example, expect: [{ estimate: { n: 1, value: 300 } }] };
    await expect(testMetric(firstResponse, wrong)).rejects.toThrow("row 1.estimate.value is 360, expected 300");
  });

  it("refuses an engine that differs, by its name", async () => {
    await expect(
      testMetric(firstResponse, example, { engines: [engine("good", 0), engine("bad", 1)] }),
    ).rejects.toThrow(/^bad differs from the reference/);
  });

  it("refuses a record that breaks the contract", async () => {
    const broken = { ...example, events: [{ type: "message.sent", at: "2026-10-05T09:00:00Z", conversation: "a" }] };
    await expect(testMetric(firstResponse, broken)).rejects.toThrow(/^event 1 \(message.sent\): by .*\[missing\]$/);
  });

  it("refuses a definition that is not sound before it measures", async () => {
    const metric = defineMetric({
      id: "waiting",
      title: "Waiting",
      about: "No full stop",
      fact: cycle,
      unit: "seconds",
      better: "lower",
      at: (c) => c.opened,
      measure: (c) => distribution(elapsed(c.asked, c.answered)),
    });
    await expect(testMetric(metric, example)).rejects.toThrow("waiting: its `about` does not end with a full stop");
  });

  it("compares intervals where the caller brings estimates that have them", async () => {
    const stated = { ...example, expect: [{ estimate: { interval: [1, 2] as const } }] };
    await expect(testMetric(firstResponse, stated)).rejects.toThrow("interval is null");
    const estimate = (cell: Parameters<typeof simpleEstimate>[0]) =>
      ({ ...simpleEstimate(cell), interval: [1, 2] }) as never;
    await testMetric(firstResponse, stated, { estimate });
  });
});
