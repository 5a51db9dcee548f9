import { testEngine } from "@almanac/conformance";
import { timing } from "@almanac/metrics-timing";
import { afterAll, describe, test } from "vitest";
import { duckdbEngine } from "./support.ts";

const runs = Number(process.env.ALMANAC_RUNS ?? 400);
const metrics = timing().map((metric) => metric());
const registry = new Map(
  metrics
    .filter(
      ({ measure, fact }) =>
        measure.kind === "distribution" && measure.start !== null && measure.end !== null && fact.id !== "goal",
    )
    .map((metric) => [metric.id, metric]),
);
const engine = await duckdbEngine({ threads: 2 });

afterAll(() => engine.close());

describe("DuckDB", () => {
  for (const { name, run } of testEngine(engine, { metrics, registry, runs })) test(name, run, 1_200_000);
});
