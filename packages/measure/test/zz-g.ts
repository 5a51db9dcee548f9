import { describeScenario, differencesBetween, measurementOf, referenceRows, scenarios } from "@almanac/conformance";
import { timing } from "@almanac/metrics-timing";
import fc from "../../conformance/node_modules/fast-check/lib/fast-check.js";
import { STORY_METRICS, TARGETED } from "../../conformance/src/stories/all-metrics.ts";
import { duckdbEngine } from "./support.ts";

const metrics = timing().map((metric) => metric());
const registry = new Map([
  ...TARGETED,
  ...metrics
    .filter(
      ({ measure, fact }) =>
        measure.kind === "distribution" && measure.start !== null && measure.end !== null && fact.id !== "goal",
    )
    .map((m) => [m.id, m] as const),
]);
const engine = await duckdbEngine({ threads: 1 });
const seen = new Map<string, number>();
let n = 0;
const t = Date.now();
for (const sc of fc.sample(scenarios([...STORY_METRICS, ...metrics], registry), {
  numRuns: Number(process.argv[2]),
  seed: Number(process.argv[3]),
})) {
  const m = measurementOf(sc, registry);
  n++;
  let rows;
  try {
    rows = await engine.measure(m.query, m.events, m.settings, m.registry);
  } catch (e: any) {
    console.log("THROW", e.message.slice(0, 300));
    continue;
  }
  const ref = referenceRows(m, engine.estimate);
  const fix = (rs: any) =>
    rs.map((r: any) =>
      r.estimate.kind === "level" && r.estimate.end === null
        ? { ...r, estimate: { ...r.estimate, derived: 0, leftOut: {} } }
        : r,
    );
  for (const d of differencesBetween(fix(ref), fix(rows))) {
    const id =
      /"metric":"(\w+)"/.exec(d)?.[1] +
      " " +
      m.query.clock +
      " " +
      m.query.when +
      (/missing|too much/.exec(d)?.[0] ?? "");
    if (!seen.has(id)) {
      console.log(
        d.slice(0, 900),
        "\n  by",
        m.query.by,
        "where",
        JSON.stringify(m.query.where),
        m.query.clock,
        m.query.when,
        m.query.unit,
        "T",
        m.query.asOf,
        "target",
        m.query.target,
      );
    }
    seen.set(id, (seen.get(id) ?? 0) + 1);
  }
}
console.log(n, "scenarios", Date.now() - t, "ms", [...seen].sort());
await engine.close();
