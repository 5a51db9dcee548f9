import type { Figures, MetricFigures, Snapshot } from "@almanac/core";
import { en } from "@almanac/words";
import { describe, expect, it } from "vitest";
import { auditView } from "../src/view/audit.ts";
import { measureCommand } from "../src/view/command.ts";
import { contextOf, judgementOf } from "../src/view/context.ts";
import { linksOf } from "../src/view/links.ts";
import { fittingMeasures, headlineOf, measureViews } from "../src/view/measures.ts";
import { metricPageView } from "../src/view/metric-page.ts";
import { scorecardView } from "../src/view/scorecard.ts";
import { summaryView } from "../src/view/summary.ts";
import { byPeriod, statusView } from "../src/view/versions.ts";
import { fixtureFigures } from "./fixture/figures.ts";
import { fixtureSnapshot } from "./fixture/snapshots.ts";

const figures = fixtureFigures();
const contextFor = (snapshot: Snapshot) => contextOf(snapshot, en, linksOf("/", "en"));
const context = contextFor(fixtureSnapshot(figures));
const metric = (id: string, from: Figures = figures): MetricFigures =>
  from.metrics.find((candidate) => candidate.id === id)!;
const changed = (id: string, patch: Partial<MetricFigures>): Figures => ({
  ...figures,
  metrics: figures.metrics.map((candidate) => (candidate.id === id ? { ...candidate, ...patch } : candidate)),
});

describe("judgementOf", () => {
  const first = metric("first_response_time");

  it("judges by what is better, and only what is decisive", () => {
    expect(judgementOf(first)).toBe("worse");
    expect(judgementOf({ ...first, better: "higher" })).toBe("better");
    expect(judgementOf({ ...first, better: "neither" })).toBe("neutral");
    expect(judgementOf({ ...first, change: { ...first.change!, decisive: false } })).toBe("unclear");
    expect(judgementOf({ ...first, change: null })).toBeNull();
    expect(judgementOf({ ...first, change: { ...first.change!, value: null } })).toBeNull();
  });

  it("reads a ratio around 1", () => {
    const change = { ...first.change!, as: "ratio", value: 0.9 } as const;
    expect(judgementOf({ ...first, change })).toBe("better");
  });
});

describe("the summary", () => {
  it("counts every compared measure once", () => {
    const { lead } = summaryView(context);
    const numbers = [...lead.matchAll(/\d+/g)].map(([text]) => Number(text)).filter((number) => number < 1000);
    const [all = 0, better = 0, worse = 0, unclear = 0] = numbers;
    expect(all).toBe(figures.metrics.filter(({ change }) => change?.value != null).length);
    expect(better + worse + unclear).toBe(all);
  });

  it("gives a change with its interval, its ends and its size without a sign", () => {
    const text = summaryView(context).findings.find(({ text: found }) => found.startsWith("Queue time"))?.text;
    expect(text).toMatch(/^Queue time fell by \d+ s \(95% interval \d+–\d+ s\), from \d+ s to \d+ s\.$/);
  });

  it("tells counts by the day, since periods differ in length", () => {
    const requests = metric("requests");
    const change = {
      ...requests.change!,
      before: { ...requests.estimate, value: 3000 },
      value: 0.79,
      interval: [0.7, 0.9] as const,
      decisive: true,
    };
    const finding = { kind: "changed", metric: "requests", direction: "down", judgement: "neutral" } as const;
    const one = { ...changed("requests", { change }), findings: [finding] };
    const [first] = summaryView(contextFor(fixtureSnapshot(one))).findings;
    const perDay = ((requests.estimate.value ?? 0) / (31 + 1 / 24)).toFixed(1);
    expect(first?.text).toBe(`Requests per day fell by 21.0% (95% interval 10.0–30.0%), from 100.0 to ${perDay}.`);
  });

  it("says that nothing stands out where nothing does, and why there is no data", () => {
    expect(summaryView(contextFor(fixtureSnapshot({ ...figures, findings: [] }))).nothing).toMatch(
      /^Nothing stands out/,
    );
    expect(summaryView(context).findings.at(-1)?.text).toBe(
      "Approval time: no data. Nothing it measures happened in the period.",
    );
  });

  it("tells many metrics without data in one sentence", () => {
    const findings = figures.metrics.slice(0, 4).map(({ id }) => ({ kind: "no-data", metric: id }) as const);
    const [only, ...more] = summaryView(contextFor(fixtureSnapshot({ ...figures, findings }))).findings;
    expect(more).toEqual([]);
    expect(only?.text).toBe(
      "4 measures have no data: First response time, Response time, Queue time and Agent response time.",
    );
  });

  it("does not compare a first period", () => {
    const first = { ...figures, metrics: figures.metrics.map((one) => ({ ...one, change: null })), findings: [] };
    expect(summaryView(contextFor(fixtureSnapshot(first))).lead).toMatch(/^23 measures; there is no earlier period/);
  });
});

describe("the scorecard", () => {
  const rows = scorecardView(context).rows;
  const row = (title: string) => rows.find((candidate) => candidate.title === title)!;

  it("has every metric with its n; a level has none", () => {
    expect(rows.map(({ title }) => title)).toEqual(figures.metrics.map(({ title }) => title));
    expect(row("First response time").rows).toMatch(/^\d,\d{3}$/);
    expect(row("Backlog")).toMatchObject({ rows: "–", rowsKnown: false, interval: null });
  });

  it("says no data, never 0", () => {
    expect(row("Approval time")).toMatchObject({ value: "no data", interval: null, spark: "" });
  });

  it("shows one target with its verdict and counts several", () => {
    expect(row("Service level").target.goal).toMatch(/^\d of 3 met$/);
    const [only] = metric("service_level").targets;
    const single = contextFor(
      fixtureSnapshot({
        ...changed("service_level", { targets: [{ ...only!, goal: 0.8, verdict: "close" }] }),
        findings: [],
      }),
    );
    const target = scorecardView(single).rows.find(({ title }) => title === "Service level")?.target;
    expect(target).toEqual({ known: true, goal: "≥ 80.0%", verdict: "too close to call" });
  });
});

describe("measures on the overview", () => {
  it("begin with what was missed or got worse", () => {
    const judgements = measureViews(context).map(({ judgement }) => judgement);
    expect(judgements.slice(0, 3)).toEqual(["worse", "worse", "worse"]);
    expect(judgements.lastIndexOf("better")).toBeLessThan(judgements.indexOf("unclear"));
  });

  it("stop before the page is too large", () => {
    const all = measureViews(context);
    expect(fittingMeasures(all, { html: "", elements: 0 }, { gzip: 1e9, elements: 1e9 })).toEqual(all);
    expect(fittingMeasures(all, { html: "", elements: 0 }, { gzip: 1e9, elements: 100 }).length).toBeLessThan(5);
    expect(fittingMeasures(all, { html: "", elements: 0 }, { gzip: 500, elements: 1e9 })).toEqual([]);
  });

  it("have a headline that says which way a figure went only where that is certain", () => {
    expect(headlineOf(context, metric("reopen_rate"))).toMatch(/^Reopen rate rose to /);
    expect(headlineOf(context, metric("resolution_rate"))).toMatch(/^Resolution rate: /);
    expect(headlineOf(context, metric("requests"))).toMatch(/^Requests: /);
  });
});

describe("the page of a metric", () => {
  it("marks hidden groups and shows the others with their n", () => {
    const [channels] = metricPageView(context, metric("first_response_time")).breakdowns;
    expect(channels?.table?.rows.at(-1)).toEqual(["fax", "hidden", "–", "–", "–"]);
    expect(channels?.notes.join(" ")).toMatch(/^1 group is hidden/);
    expect(channels?.svg?.wide).toMatch(/n = \d/);
  });

  it("tells open rows apart and gives the median that counts them", () => {
    const { facts } = metricPageView(context, metric("first_response_time"));
    expect(facts.join("; ")).toMatch(
      /n = 2,\d+; .* against September 2026 .*; \d+ still open.*; Mean .*; Median counting the open ones/,
    );
  });

  it("draws hours of the week as a table of 7 × 24", () => {
    const [hours] = metricPageView(context, metric("arrivals")).breakdowns;
    expect(hours?.svg).toBeNull();
    expect(hours?.heat?.match(/<td/g)).toHaveLength(168);
  });

  it("has no charts where there is no data", () => {
    const view = metricPageView(context, metric("approval_time"));
    expect(view).toMatchObject({ courses: [], spread: null, breakdowns: [] });
    expect(view.facts).toContain("Nothing it measures happened in the period.");
  });
});

describe("the command to reproduce", () => {
  it("names what the figures depend on and is safe in a shell", () => {
    expect(measureCommand(context.snapshot, ["csat"], "business")).toBe(
      "almanac measure csat --from 2026-10-01 --to 2026-11-01 --zone Europe/Warsaw --clock business --as-of 2026-11-01T05:00:00Z --json",
    );
    const other = fixtureSnapshot({ ...figures, convention: "it's ours" });
    expect(measureCommand(other, ["csat"], "calendar")).toContain("--convention 'it'\\''s ours'");
  });
});

describe("versions", () => {
  const replaces = {
    version: 1,
    figures: context.snapshot.provenance.figures,
    reasons: ["events"],
    changed: [],
  } as const;
  const first = fixtureSnapshot(figures, 1);
  const second = fixtureSnapshot(fixtureFigures("2026-10", { seed: 8 }), 2, {
    ...replaces,
    reasons: ["events"],
    changed: [],
  });
  const earlier = fixtureSnapshot(fixtureFigures("2026-09"), 1);

  it("are grouped by period from the newest, each from its oldest version", () => {
    const periods = byPeriod([second, earlier, first]);
    expect(
      periods.map((versions) => versions.map((one) => `${one.figures.period.name} v${one.provenance.version}`)),
    ).toEqual([["2026-10 v1", "2026-10 v2"], ["2026-09 v1"]]);
  });

  it("say when they have been replaced, and by which", () => {
    const [versions] = byPeriod([first, second]);
    const status = statusView(contextFor(first), versions!);
    expect(status.text).toMatch(/^Version 1 of this report has been replaced/);
    expect(status.newest).toEqual({ text: "Version 2", href: "/en/monthly/2026-10/" });
    expect(statusView(contextFor(second), versions!)).toMatchObject({
      text: "This is version 2, the newest.",
      newest: null,
    });
    expect(statusView(contextFor(first), [first]).text).toBeNull();
  });
});

describe("the audit page", () => {
  it("shows codes it does not know as they are, and reasons in words", () => {
    const quality = { ...figures.quality, quarantined: { missing: 2, "made-up": 9 } };
    const view = auditView(contextFor(fixtureSnapshot({ ...figures, quality })));
    expect(view.quarantine?.rows).toEqual([
      ["made-up", "9"],
      ["a required field is missing", "2"],
    ]);
    expect(view.quality.at(-1)).toBe("11 records were refused and are in no figure");
  });

  it("says which sources do not cover the period", () => {
    const coverage = figures.quality.coverage.map((source, index) =>
      index === 0 ? { ...source, complete: false, to: null } : source,
    );
    const view = auditView(contextFor(fixtureSnapshot({ ...figures, quality: { ...figures.quality, coverage } })));
    expect(view.quality[0]).toBe("1 of 3 sources does not cover the whole period");
    expect(view.coverage.rows[0]?.slice(2)).toEqual(["nothing of it", "no"]);
  });
});
