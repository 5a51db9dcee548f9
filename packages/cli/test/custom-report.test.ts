import { resolve } from "node:path";
import { type Explanation, parseInstant } from "@almanac/core";
import { definitionOf, measureBreakdowns } from "@almanac/measure";
import { computeSnapshot, type ReportEffects } from "@almanac/report";
import { expect, test } from "vitest";
import { commands } from "../src/commands/index.ts";
import { type OpenSource, openSource } from "../src/source.ts";
import { runLine } from "./make-effects.ts";

const EXAMPLE = resolve(import.meta.dirname, "../../../examples/custom-metric");
const SINK = { write: () => undefined, isTerminal: false };
const EFFECTS = { cwd: EXAMPLE, env: {}, stdout: SINK, stderr: SINK, now: () => 0n };

const micros = (text: string): bigint => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.micros;
};

/** The log of the example covers October whole; what its events are worth is no matter here. */
const effectsOf = ({ session }: OpenSource): ReportEffects => ({
  measure: (query, groupings) => measureBreakdowns(session, query, groupings),
  coverage: async () => [{ source: "desk", from: micros("2026-10-01T00:00:00Z"), to: micros("2026-11-02T08:00:00Z") }],
  quality: async () => ({ events: 9, derived: 0, quarantined: {} }),
  origin: async () => ({
    engine: { name: "duckdb", version: "1" },
    events: { digest: "0".repeat(64), count: 10 },
    packages: {},
    asOf: "2026-11-02T08:00:00Z",
  }),
});

test("the report of a project shows its own metric, by the digest that explain prints", async () => {
  const options = { events: ["log/october.jsonl"], mapping: undefined, settings: undefined, config: undefined };
  const source = await openSource({ ...options, zone: undefined, set: [], threads: undefined }, EFFECTS);
  try {
    const { monthly } = source.project.reports;
    const ids = monthly?.metrics === "all" ? [] : (monthly?.metrics ?? []);
    const metrics = ids.flatMap((id) => source.project.metrics.get(id) ?? []);
    const { figures } = await computeSnapshot(
      {
        report: { id: "monthly", title: "Monthly" },
        period: "2026-10",
        zone: source.project.settings.zone,
        metrics: metrics.map((metric) => definitionOf({ ...source.session, options: {} }, metric)),
        by: monthly?.by ?? [],
        clock: "calendar",
        convention: "almanac",
        targets: [],
        suppressBelow: 0,
        asOf: null,
        settings: source.project.settings,
      },
      effectsOf(source),
    );
    expect(figures.metrics).toMatchObject([
      {
        id: "repeat_greeting",
        title: "Repeat greetings",
        estimate: { k: 1, n: 4, value: 0.25 },
        breakdowns: [
          {
            rows: [
              { dimensions: { channel: "chat" }, estimate: { k: 1, n: 2 } },
              { dimensions: { channel: "email" }, estimate: { k: 0, n: 2 } },
            ],
          },
        ],
      },
      { id: "first_response_time", estimate: { n: 4 } },
    ]);
    const { stdout } = await runLine(["explain", "repeat_greeting", "--json"], commands, EXAMPLE);
    expect(figures.metrics[0]?.definition).toBe((JSON.parse(stdout) as Explanation).digest);
  } finally {
    source.close();
  }
}, 30_000);
