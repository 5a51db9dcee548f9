import { type Estimate, figuresDigest, figuresText, type MetricFigures } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { computeSnapshot } from "../src/compute/compute-snapshot.ts";
import type { SnapshotRequest } from "../src/compute/request.ts";
import {
  type Answer,
  countOf,
  emptyDistribution,
  fakeEffects,
  type Groups,
  request,
  serviceLevel,
  shareOf,
} from "./fake.ts";

const steady: Answer = (_, days) => countOf(days * 100);

async function compute(
  answer: Answer,
  patch: Partial<SnapshotRequest> = {},
  groups: Groups = {},
  since?: string,
  until?: string,
) {
  const { figures } = await computeSnapshot({ ...request, ...patch }, fakeEffects(answer, groups, since, until));
  figuresText(figures);
  return figures;
}

async function only(
  answer: Answer,
  patch: Partial<SnapshotRequest> = {},
  groups: Groups = {},
  since?: string,
): Promise<MetricFigures> {
  const { metrics } = await compute(answer, patch, groups, since);
  return metrics[0]!;
}

describe("computeSnapshot", () => {
  it("cuts the period into days and goes back as far as the log does", async () => {
    const { series, estimate } = await only(steady, {}, {}, "2026-06-01");
    expect(estimate.value).toBe(3100);
    expect(series.map(({ unit, role, points }) => [unit, role, points.length, points[0]?.from])).toEqual([
      ["day", "within", 31, "2026-10-01"],
      ["month", "history", 5, "2026-06-01"],
    ]);
    expect(series[1]?.points.at(-1)?.estimate).toEqual(estimate);
  });

  it("goes back no further than it was asked, and not into a month that the log covers in part", async () => {
    expect((await only(steady, { history: 3 })).series[1]?.points.map(({ from }) => from)).toEqual([
      "2026-08-01",
      "2026-09-01",
      "2026-10-01",
    ]);
    expect((await only(steady, {}, {}, "2026-08-03")).series[1]?.points.map(({ from }) => from)).toEqual([
      "2026-09-01",
      "2026-10-01",
    ]);
  });

  it("compares counts as rates, so that a longer month is no rise", async () => {
    const { change } = await only(steady);
    expect(change).toMatchObject({ against: "2026-09", as: "ratio", decisive: false });
    expect(change?.before.value).toBe(3000);
    expect(change?.value).toBeCloseTo(3100 / (31 + 1 / 24) / 100, 9);
  });

  it("compares nothing where there is no whole period before", async () => {
    const { change, series } = await only(steady, {}, {}, "2026-09-15");
    expect(change).toBeNull();
    expect(series.map(({ role }) => role)).toEqual(["within"]);
  });

  it("finds what changed for certain, and which way is good", async () => {
    const jump: Answer = (_, days, from) => countOf(days * (from >= "2026-10-01" ? 130 : 100));
    const { findings } = await compute(jump);
    expect(findings).toEqual([{ kind: "changed", metric: "requests", direction: "up", judgement: "neutral" }]);
    const worse = await compute(jump, { metrics: [{ ...request.metrics[0]!, better: "lower" }] });
    expect(worse.findings[0]).toMatchObject({ judgement: "worse" });
    expect((await compute(steady)).findings).toEqual([]);
  });

  it("judges all changes together, so that one in many is not called a change by chance", async () => {
    const slight: Answer = (_, days, from) => countOf(days * 100 + (from === "2026-10-01" && days === 31 ? 190 : 0));
    expect((await only(slight)).change).toMatchObject({ decisive: true });
    const [first, ...others] = Array.from({ length: 20 }, (_, index) => ({ ...request.metrics[0]!, id: `m${index}` }));
    const among: Answer = (metric, days, from, group) =>
      metric === "m0" ? slight(metric, days, from, group) : steady(metric, days, from, group);
    const { metrics, findings } = await compute(among, { metrics: [first!, ...others] });
    expect(metrics[0]?.change?.p).toBeLessThan(0.05);
    expect(metrics[0]?.change?.decisive).toBe(false);
    expect(findings).toEqual([]);
  });

  it("does not depend on anything outside of the period: later events leave the digest as it is", async () => {
    const early = await compute(steady, {}, {}, "2026-01-01", "2026-11-01");
    const late = await compute(steady, {}, {}, "2026-01-01", "2027-03-01");
    expect(figuresDigest(late)).toBe(figuresDigest(early));
    expect(early.quality.coverage).toEqual([
      { source: "desk", from: "2026-10-01T00:00:00+02:00", to: "2026-11-01T00:00:00+01:00", complete: true },
    ]);
  });

  it("says which part of the period a source covers", async () => {
    const cut = await compute(steady, {}, {}, "2026-10-11", "2026-10-20");
    expect(cut.quality.coverage).toEqual([
      { source: "desk", from: "2026-10-11T00:00:00+02:00", to: "2026-10-20T00:00:00+02:00", complete: false },
    ]);
    const outside = await compute(() => countOf(null), {}, {}, "2026-01-01", "2026-05-01");
    expect(outside.quality.coverage[0]).toMatchObject({ from: null, to: null, complete: false });
    expect(outside.metrics[0]?.noData).toBe("outside-coverage");
  });

  it.each([
    ["none-finished", emptyDistribution(7, {})],
    ["all-left-out", emptyDistribution(0, { spam: 3 })],
    ["no-rows", emptyDistribution(0, {})],
  ])("gives the reason %s for no data", async (reason, estimate: Estimate) => {
    const metric = { ...request.metrics[0]!, measure: { kind: "distribution" } as never };
    const { metrics, findings } = await compute(() => estimate, { metrics: [metric] });
    expect(metrics[0]?.noData).toBe(reason);
    expect(findings).toEqual([{ kind: "no-data", metric: "requests" }]);
  });

  it("refuses an empty log, a period that does not exist, and persons", async () => {
    const nothing = { ...fakeEffects(steady), coverage: async () => [] };
    await expect(computeSnapshot(request, nothing)).rejects.toMatchObject({ problem: { code: "no-log" } });
    await expect(compute(steady, { period: "2026-13" })).rejects.toMatchObject({ problem: { code: "unknown-period" } });
    for (const dimension of ["agent", "customer", "agent.name"]) {
      await expect(compute(steady, { by: [dimension] })).rejects.toMatchObject({ problem: { code: "people-off" } });
    }
    await expect(compute(steady, { by: ["agent.vendor"] })).resolves.toBeDefined();
  });
});

describe("breakdowns", () => {
  const sizes = { email: 40, chat: 30, fax: 3, letter: 6 } as const;
  const sized: Answer = (_, days, __, group) =>
    countOf(group === null ? days * 100 : (sizes[group.channel as "fax"] ?? 50));
  const shown = (metric: MetricFigures) =>
    Object.fromEntries(
      (metric.breakdowns[0]?.rows ?? []).map(({ dimensions, estimate }) => [
        dimensions.channel,
        estimate?.value ?? null,
      ]),
    );

  it("hide small groups, and a neighbour that would give them away", async () => {
    const metric = await only(sized, { by: ["channel"] }, { channel: ["email", "chat", "fax", "letter"] });
    expect(shown(metric)).toEqual({ email: 40, chat: 30, fax: null, letter: null });
  });

  it("hide nothing where no group is small, or where it was not asked", async () => {
    expect(shown(await only(sized, { by: ["channel"] }, { channel: ["email", "chat", "letter"] }))).toEqual({
      email: 40,
      chat: 30,
      letter: 6,
    });
    expect(shown(await only(sized, { by: ["channel"], suppressBelow: 0 }, { channel: ["email", "fax"] }))).toEqual({
      email: 40,
      fax: 3,
    });
  });

  it("do not hide hours, which are no people", async () => {
    const metric = await only(() => countOf(2), { by: ["hour_of_week"] }, { hour_of_week: ["1T09", "1T10"] });
    expect(metric.breakdowns[0]?.rows.map(({ estimate }) => estimate?.value)).toEqual([2, 2]);
  });

  it("by the hours of a week are of counts only", async () => {
    const share: Answer = () => shareOf(60, 100);
    const metric = { ...serviceLevel, id: "share" };
    expect(
      (await only(share, { metrics: [metric], by: ["hour_of_week"] }, { hour_of_week: ["1T09"] })).breakdowns,
    ).toEqual([]);
  });
});

describe("targets", () => {
  const target = (name: string, goal?: number) => ({
    name,
    metric: "first_response_time",
    within: "PT1H",
    where: { channel: ["chat"] },
    ...(goal === undefined ? {} : { goal }),
  });
  const held: Answer = (_, __, ___, group) => (group?.target === "few" ? shareOf(0, 0) : shareOf(900, 1000));
  const names = ["low", "high", "near", "none", "few"];
  const targets = [
    target("low", 0.8),
    target("high", 0.99),
    target("near", 0.91),
    target("none"),
    target("few", 0.9),
    target("unused", 0.9),
  ];

  it("are met or missed only where the whole interval says so", async () => {
    const { metrics, findings } = await compute(held, { metrics: [serviceLevel], targets }, { target: names });
    const verdicts = Object.fromEntries((metrics[0]?.targets ?? []).map(({ name, verdict }) => [name, verdict]));
    expect(verdicts).toEqual({ low: "met", high: "missed", near: "close", none: null, few: null });
    expect(findings[0]).toEqual({ kind: "target", metric: "service_level", target: "high", verdict: "missed" });
  });

  it("belong to the metric that speaks of them", async () => {
    const other = targets.map((one) => ({ ...one, metric: "process_time" }));
    expect((await only(held, { metrics: [serviceLevel], targets: other }, { target: names })).targets).toEqual([]);
    expect((await only(steady, { targets }, { target: names })).targets).toEqual([]);
  });
});

describe("money", () => {
  it("has figures of its own in each currency", async () => {
    const effects = fakeEffects(steady);
    const amounts = { EUR: 5, PLN: 20 } as const;
    const measure: typeof effects.measure = async (query, groupings) =>
      (await effects.measure(query, groupings)).map((rows) =>
        rows.flatMap((row) =>
          (["EUR", "PLN"] as const).map((currency) => ({
            ...row,
            dimensions: { ...row.dimensions, currency },
            estimate: countOf((row.estimate.value ?? 0) * amounts[currency]),
          })),
        ),
      );
    const { figures } = await computeSnapshot(request, { ...effects, measure });
    expect(figures.metrics.map(({ dimensions, estimate }) => [dimensions.currency, estimate.value])).toEqual([
      ["EUR", 15_500],
      ["PLN", 62_000],
    ]);
    expect(figures.metrics.map(({ change }) => change?.before.value)).toEqual([15_000, 60_000]);
    expect(figures.metrics.every(({ series }) => series[0]?.points.length === 31)).toBe(true);
  });
});
