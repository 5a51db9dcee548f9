import { type Estimate, type MeasureRow, parseSettings } from "@almanac/core";
import { connect } from "@almanac/engine-duckdb";
import { timing } from "@almanac/metrics-timing";
import { MERGEABLE } from "@almanac/stats";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { measureBreakdowns } from "../src/index.ts";
import { desk } from "./desk.ts";
import { sessionOf } from "./support.ts";

const metrics = timing().map((metric) => metric());
const DAYS = 31;

/** The parts of an estimate that add up over periods, by kind. */
function additive(estimate: Estimate): Readonly<Record<string, number>> {
  switch (estimate.kind) {
    case "count":
      return { n: estimate.n };
    case "sum":
      return { n: estimate.n, sum: estimate.sum ?? 0 };
    case "proportion":
      return { n: estimate.n, k: estimate.k };
    case "ratio":
      return { n: estimate.n, numerator: estimate.numerator, denominator: estimate.denominator };
    case "distribution":
      return { n: estimate.n, censored: estimate.censored, total: (estimate.mean ?? 0) * estimate.n };
    case "level":
      return { area: (estimate.mean ?? 0) / DAYS };
    case "distinct":
      return {};
  }
}

let whole: readonly MeasureRow[] = [];
let days: readonly MeasureRow[] = [];
let close = (): void => undefined;

beforeAll(async () => {
  const connection = await connect({ threads: 2 });
  close = connection.close;
  const settings = parseSettings({
    zone: "UTC",
    targets: [{ name: "quick", within: "PT5M" }],
    calendars: { default: "always", calendars: { always: { zone: "UTC", weekly: { mon: [["00:00", "24:00"]] } } } },
  });
  const session = await sessionOf(
    connection,
    desk(300),
    settings,
    new Map(metrics.map((metric) => [metric.id, metric])),
  );
  const query = {
    metrics,
    from: "2026-10-01",
    to: "2026-11-01",
    by: [],
    where: [],
    unit: "day",
    clock: "calendar",
    when: "at",
    asOf: "2026-11-02T00:00:00Z",
    zone: null,
    target: null,
  } as const;
  [whole = [], days = []] = await measureBreakdowns(session, query, [
    { by: [], bucketed: false },
    { by: [], bucketed: true },
  ]);
}, 60_000);

afterAll(() => close());

describe("the days of a month", () => {
  it.each(metrics.filter(({ measure }) => MERGEABLE[measure.kind].periods))("merge to the month: $id", ({ id }) => {
    const month = whole.find(({ metric }) => metric === id);
    const parts = days.filter(({ metric, estimate }) => metric === id && estimate.value !== null);
    if (month === undefined) throw new Error(`${id} was not measured`);
    const expected = additive(month.estimate);
    for (const [name, value] of Object.entries(expected)) {
      const scale = month.estimate.kind === "level" ? DAYS : 1;
      const sum = parts.reduce((total, { estimate }) => total + (additive(estimate)[name] ?? 0), 0);
      expect(sum / scale, name).toBeCloseTo(value, 4);
    }
  });

  it("were measured, most of them on something", () => {
    expect(whole.filter(({ estimate }) => estimate.value !== null).length).toBeGreaterThan(15);
    expect(days).toHaveLength(metrics.length * DAYS);
  });
});
