import { testEngine } from "@almanac/conformance";
import { timing } from "@almanac/metrics-timing";
import { afterAll, describe, test } from "vitest";
import { duckdbEngine } from "./support.ts";

// More with ALMANAC_RUNS=2000, other logs with ALMANAC_SEED.
const runs = Number(process.env.ALMANAC_RUNS ?? 120);
const seed = Number(process.env.ALMANAC_SEED ?? 20_261_122);
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
  for (const { name, run } of testEngine(engine, { metrics, registry, runs, seed })) test(name, run, 1_200_000);
});
