import { describe, expect, it } from "vitest";
import { dotPlot } from "./dot-plot.ts";
import { heatTable } from "./heat-table.ts";
import { type LinePoint, lineChart } from "./line-chart.ts";
import { quantileStrip } from "./quantile-strip.ts";
import { sparkline } from "./sparkline.ts";

const minutes = (value: number): string => `${Math.round(value / 60)} min`;
const point = (value: number | null, half = 120): LinePoint => ({
  label: "1 Oct",
  value,
  interval: value === null ? null : [value - half, value + half],
});
const line = (points: readonly LinePoint[], more = {}) =>
  lineChart({
    points,
    unit: "seconds",
    format: minutes,
    formatTick: minutes,
    whole: null,
    goal: null,
    markLast: false,
    labelledBy: "a b",
    ...more,
  });
const texts = (svg: string): readonly string[] => [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text ?? "");

/** Rules of the page that every picture keeps. */
function expectFit(svg: string): void {
  expect(svg).toMatch(/^<svg role="img" aria-labelledby="a b" viewBox="0 0 (640|320) /);
  expect(svg.replaceAll(/>[^<]+</g, "><")).not.toMatch(
    /style|class|aria-(?!labelledby)|xmlns|NaN|undefined|transform|#[0-9a-f]{3}|\d\.\d\d/i,
  );
  for (const [, colour] of svg.matchAll(/(?:fill|stroke)="([^"]*)"/g))
    expect(colour).toMatch(/^(none|var\(--[a-z]+\))$/);
}

describe("every chart", () => {
  const chart = line([point(1800), point(2400), point(null), point(2000)], { whole: 2000, goal: 2700 });
  const rows = [{ label: "E-mail <b>", value: 3000, interval: [2800, 3200] as const, text: "50 min" }];
  const dots = dotPlot({ rows, unit: "seconds", formatTick: minutes, whole: 2000, labelledBy: "a b" });
  const shares = [0.05, 0.25, 0.5, 0.75, 0.95];
  const strip = quantileStrip({
    quantiles: shares.map((share) => ({ share, value: share * 900, label: `${share}` })),
    labelledBy: "a b",
  });

  it("keeps the rules of the page in both widths", () => {
    for (const { wide, narrow } of [chart, dots, strip]) {
      expectFit(wide);
      expectFit(narrow);
    }
    expect(dots.wide).toContain("E-mail &lt;b&gt;");
  });

  it("is the same bytes every time", () => {
    const again = line([point(1800), point(2400), point(null), point(2000)], { whole: 2000, goal: 2700 });
    expect(again).toEqual(chart);
  });
});

describe("lineChart", () => {
  it("leaves gaps where there is no data, never 0", () => {
    const chart = line([point(1800), point(null), point(1900), point(2000)]);
    expect(chart.gaps).toBe(1);
    const [, d = ""] = /stroke-width="1.8" d="([^"]*)"/.exec(chart.wide) ?? [];
    expect(d.match(/[Mm]/g)).toHaveLength(2);
  });

  it("says when an interval leaves the frame", () => {
    expect(line([point(1800), point(2400)]).cut).toBe(false);
    expect(line([point(1800), point(2400, 90_000)]).cut).toBe(true);
  });

  it("writes the figure of the period where the eye looks for it", () => {
    expect(texts(line([point(1800), point(2400)], { whole: 2040 }).wide)).toContain("34 min");
    expect(texts(line([point(1800), point(2400)], { markLast: true }).narrow)).toContain("40 min");
  });

  it("draws a frame without a line where nothing has data", () => {
    const chart = line([point(null), point(null)]);
    expectFit(chart.wide);
    expect(chart.gaps).toBe(2);
  });

  it("begins at 0 for quantities and says where it does not", () => {
    expect(line([point(18_000), point(18_100)]).axisFrom).toBe(0);
    const shares = [0.91, 0.93].map((value) => ({ label: "x", value, interval: null }));
    expect(line(shares, { unit: "share" }).axisFrom).toBeGreaterThan(0.8);
  });

  it("never lets a share's axis pass 100%", () => {
    const points = [0.97, 0.99].map((value) => ({ label: "x", value, interval: [value - 0.02, 1] as const }));
    const chart = lineChart({
      points,
      unit: "share",
      format: (value) => value.toFixed(3),
      formatTick: (value) => value.toFixed(3),
      whole: null,
      goal: null,
      markLast: false,
      labelledBy: "a b",
    });
    expect(Math.max(...texts(chart.wide).map(Number).filter(Number.isFinite))).toBeLessThanOrEqual(1);
  });
});

describe("quantileStrip", () => {
  it("never writes words over words", () => {
    const quantiles = [0.05, 0.25, 0.5, 0.75, 0.9, 0.95].map((share) => ({
      share,
      value: 100 + share,
      label: share < 0.5 ? null : `${share * 100}% within ${share}`,
    }));
    const places = [
      ...quantileStrip({ quantiles, labelledBy: "a b" }).narrow.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g),
    ];
    expect(new Set(places.map(([, , y]) => y)).size).toBe(4);
  });
});

describe("sparkline", () => {
  it("breaks at gaps, marks the end and hides itself from assistive technology", () => {
    const svg = sparkline({ values: [1, 2, null, 3, 4], goal: 4 });
    expect(svg).toMatch(/aria-hidden="true"/);
    expect(svg.match(/<path/g)).toHaveLength(2);
    expect(/d="([^"]*)"/.exec(svg)?.[1]?.match(/[Mm]/g)).toHaveLength(2);
    expect(svg).toContain('<circle cx="117" cy="3" r="2.4"/>');
    expect(sparkline({ values: [1, 2, null], goal: null })).not.toContain("circle");
  });

  it("says nothing of fewer than two points and lies in the middle where nothing moves", () => {
    expect(sparkline({ values: [null, 3], goal: null })).toBe("");
    expect(sparkline({ values: [3, 3], goal: null })).toContain("M3 12h114");
  });
});

describe("heatTable", () => {
  const table = heatTable({
    caption: "Arrivals & more",
    corner: "Day",
    columns: ["0", "1", "2"],
    rows: [
      {
        label: "Mon",
        cells: [
          { value: 0, text: "0" },
          { value: 60, text: "60" },
          { value: null, text: "–" },
        ],
      },
    ],
  });

  it("shades by value, leaves no data unshaded and keeps the numbers", () => {
    expect(table).toContain('<td class="h1">0</td><td class="h6">60</td><td>–</td>');
  });

  it("has a caption and heads in both directions", () => {
    expect(table).toContain("<caption>Arrivals &amp; more</caption>");
    expect(table.match(/scope="col"/g)).toHaveLength(4);
    expect(table).toContain('<th scope="row">Mon</th>');
  });
});
