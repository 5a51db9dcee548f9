import { describe, expect, it } from "vitest";
import { AlmanacError } from "../errors.ts";
import { sha256 } from "../text/digest.ts";
import { FIGURES_FORMAT, type Figures } from "./figures.ts";
import { figuresDigest, figuresText, provenanceText, readFigures, readProvenance } from "./file.ts";
import { figureKey, type MetricFigures } from "./metric-figures.ts";
import { PROVENANCE_FORMAT, type Provenance } from "./provenance.ts";
import { snapshotName } from "./snapshot.ts";

const digest = "0".repeat(64);
const metric: MetricFigures = {
  id: "requests",
  title: "Requests",
  about: "All conversations opened.",
  unit: "count",
  better: "neither",
  kind: "count",
  dimensions: {},
  moment: "opened",
  clock: "calendar",
  options: {},
  definition: digest,
  estimate: { kind: "count", value: 3, interval: [0.6, 8.8], n: 3, leftOut: {}, derived: 0 },
  noData: null,
  change: null,
  series: [],
  breakdowns: [],
  targets: [],
};
const figures: Figures = {
  format: FIGURES_FORMAT,
  report: { id: "monthly", title: "Monthly" },
  period: { name: "2026-10", unit: "month", from: "2026-10-01", to: "2026-11-01", zone: "Europe/Warsaw" },
  convention: "almanac",
  suppressBelow: 5,
  metrics: [metric],
  findings: [],
  quality: { events: 7, derived: 0, quarantined: {}, coverage: [] },
  settings: digest,
};
const provenance: Provenance = {
  format: PROVENANCE_FORMAT,
  version: 1,
  figures: figuresDigest(figures),
  events: { digest, count: 7 },
  asOf: ["2026-11-02T05:00:00Z"],
  engine: { name: "duckdb", version: "1.5.6" },
  packages: {},
  replaces: null,
};

function problemOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof AlmanacError) return error.problem;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const withMetric = (patch: Partial<MetricFigures>): Figures => ({ ...figures, metrics: [{ ...metric, ...patch }] });

describe("the files of a snapshot", () => {
  it("read back as they were written, byte by byte", () => {
    const text = figuresText(figures);
    expect(readFigures(text)).toEqual(figures);
    expect(figuresText(readFigures(text))).toBe(text);
    expect(text.endsWith("}\n")).toBe(true);
    expect(readProvenance(provenanceText(provenance))).toEqual(provenance);
  });

  it("have the digest that sha256sum prints, whatever the order in which they were put together", () => {
    const reordered = Object.fromEntries(Object.entries(figures).reverse()) as Figures;
    expect(figuresDigest(reordered)).toBe(figuresDigest(figures));
    expect(figuresDigest(figures)).toBe(sha256(figuresText(figures)));
  });

  it("are named by report, period and version", () => {
    expect(snapshotName({ figures, provenance: { ...provenance, version: 2 } })).toBe("monthly/2026-10@v2");
  });
});

describe("a file that is not as it was written", () => {
  it.each([
    ["not JSON", () => "{", /not JSON/],
    ["reordered", () => JSON.stringify(figures), /not in canonical form/],
    ["without its end", () => figuresText(figures).trimEnd(), /not in canonical form/],
  ])("is refused: %s", (_, text, message) => {
    const problem = problemOf(() => readFigures(text(), "a/figures.json"));
    expect(problem).toMatchObject({ code: "bad-snapshot", where: { file: "a/figures.json" } });
    expect(problem.message).toMatch(message);
  });

  it("is refused with the path of the field", () => {
    const text = figuresText(figures).replace('"events": 7', '"events": -7');
    expect(problemOf(() => readFigures(text)).where).toEqual({ file: "figures.json", path: "quality.events" });
  });

  it("is refused where its format is another", () => {
    const text = provenanceText(provenance).replace(PROVENANCE_FORMAT, "almanac-provenance/9");
    expect(problemOf(() => readProvenance(text)).where?.path).toBe("format");
  });
});

describe("figures that cannot be", () => {
  const none = { ...metric.estimate, value: null, interval: null } as MetricFigures["estimate"];
  const finding = { kind: "no-data", metric: "nobody" } as const;
  it.each([
    ["no data without a reason", withMetric({ estimate: none }), "metrics.0.noData"],
    ["a reason without missing data", withMetric({ noData: "no-rows" }), "metrics.0.noData"],
    ["an estimate of another kind", withMetric({ kind: "distinct" }), "metrics.0.kind"],
    ["a metric twice", { ...figures, metrics: [metric, metric] }, "metrics"],
    ["a finding of nobody", { ...figures, findings: [finding] }, "findings"],
    ["a digest that is none", { ...figures, settings: "abc" }, "settings"],
    ["a day that does not exist", { ...figures, period: { ...figures.period, to: "2026-11-31" } }, "period.to"],
    ["an empty period", { ...figures, period: { ...figures.period, to: "2026-10-01" } }, "period"],
  ] as const)("are not written: %s", (_, wrong, path) => {
    expect(problemOf(() => figuresText(wrong as Figures))).toMatchObject({ code: "bad-snapshot", where: { path } });
  });
});

describe("figureKey", () => {
  it("tells the currencies of a metric apart", () => {
    expect(figureKey({ id: "order_value", dimensions: { currency: "EUR" } })).toBe("order_value-eur");
    expect(figureKey(metric)).toBe("requests");
  });
});
