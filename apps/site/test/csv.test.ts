import { figureKey } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { CSV_COLUMNS, figuresCsv } from "../src/data/csv.ts";
import { parseCsv } from "./csv-table.ts";
import { fixtureFigures } from "./fixture/figures.ts";

const figures = fixtureFigures();
const rows = parseCsv(figuresCsv(figures));
const numberOf = (text: string | undefined): number | null => (text === undefined || text === "" ? null : Number(text));

describe("figures.csv", () => {
  it("has a row for every figure of the snapshot, with the very same numbers", () => {
    for (const metric of figures.metrics) {
      const own = rows.filter((row) => row.metric === figureKey(metric));
      const parts = (part: string) => own.filter((row) => row.part === part);
      const estimates = [
        [parts("period"), [metric.estimate]],
        ...metric.series.map(
          ({ unit, points }) => [parts(`by-${unit}`), points.map(({ estimate }) => estimate)] as const,
        ),
        [parts("group"), metric.breakdowns.flatMap((breakdown) => breakdown.rows.map(({ estimate }) => estimate))],
        [parts("target"), metric.targets.map(({ estimate }) => estimate)],
      ] as const;
      for (const [written, wanted] of estimates) {
        expect(written.map((row) => numberOf(row.value))).toEqual(wanted.map((estimate) => estimate?.value ?? null));
        expect(written.map((row) => [numberOf(row.lower), numberOf(row.upper)])).toEqual(
          wanted.map((estimate) => [estimate?.interval?.[0] ?? null, estimate?.interval?.[1] ?? null]),
        );
      }
    }
  });

  it("keeps every field of a distribution", () => {
    const [first] = figures.metrics;
    const estimate = first!.estimate;
    if (estimate.kind !== "distribution") throw new Error("the fixture's first metric is a distribution");
    const [row] = rows;
    expect(numberOf(row?.["q0.9"])).toBe(estimate.quantiles["0.9"]);
    expect(numberOf(row?.median_kaplan_meier)).toBe(estimate.medianKaplanMeier);
    expect(numberOf(row?.mean_upper)).toBe(estimate.meanInterval?.[1]);
    expect(row?.left_out).toBe("outbound=41; spam=12");
  });

  it("tells hidden groups from missing data by their flag, and neither is 0", () => {
    const hidden = rows.find((row) => row.dimensions === "channel=fax");
    expect(hidden).toMatchObject({ flag: "c", value: "", rows: "" });
    const missing = rows.find((row) => row.metric === "approval_time" && row.part === "period");
    expect(missing).toMatchObject({ flag: "m", value: "", rows: "0" });
  });

  it("quotes as RFC 4180 says and ends every line with CRLF", () => {
    const [metric] = figures.metrics;
    const odd = { by: ["topic"], rows: [{ dimensions: { topic: 'a "b", c\nd' }, estimate: null }] };
    const csv = figuresCsv({ ...figures, metrics: [{ ...metric!, breakdowns: [odd] }] });
    expect(csv).toContain('"topic=a ""b"", c\nd"');
    expect(parseCsv(csv).find((row) => row.part === "group")?.dimensions).toBe('topic=a "b", c\nd');
    expect(csv.endsWith("\r\n")).toBe(true);
    expect(csv.split("\r\n")[0]?.split(",")).toEqual([...CSV_COLUMNS]);
  });
});
