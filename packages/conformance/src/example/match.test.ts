import type { MeasureRow } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { mismatches } from "./match.ts";

const row = (n: number, leftOut = {}, dimensions: MeasureRow["dimensions"] = {}): MeasureRow => ({
  metric: "requests",
  period: { from: "2026-10-05", to: "2026-10-06" },
  dimensions,
  unit: "count",
  estimate: { kind: "count", value: n, interval: null, leftOut, derived: 0, n },
});

describe("mismatches", () => {
  it("looks only at what is stated", () => {
    expect(mismatches([{ estimate: { n: 3 } }], [row(3, { spam: 1 })])).toEqual([]);
    expect(mismatches([{ period: { from: "2026-10-05" }, estimate: {} }], [row(3)])).toEqual([]);
  });

  it("names the figure that differs, and by what", () => {
    expect(mismatches([{ estimate: { n: 3 } }], [row(4)])).toEqual(["row 1.estimate.n is 4, expected 3"]);
    expect(mismatches([{ unit: "seconds", estimate: {} }], [row(4)])).toEqual([
      'row 1.unit is "count", expected "seconds"',
    ]);
    expect(mismatches([{ estimate: { value: null } }], [row(4)])).toEqual(["row 1.estimate.value is 4, expected null"]);
  });

  it("takes a stated set of dimensions or reasons as all of it", () => {
    expect(mismatches([{ estimate: { leftOut: {} } }], [row(3, { spam: 1 })])).toEqual([
      "row 1.estimate.leftOut.spam is 1, expected nothing",
    ]);
    expect(mismatches([{ dimensions: {}, estimate: {} }], [row(3, {}, { agent: "x" })])).toEqual([
      'row 1.dimensions.agent is "x", expected nothing',
    ]);
    expect(mismatches([{ estimate: { leftOut: { spam: 1 } } }], [row(3)])).toEqual([
      "row 1.estimate.leftOut.spam is undefined, expected 1",
    ]);
  });

  it("wants all rows and no more", () => {
    expect(mismatches([], [row(1)])[0]).toMatch(/^1 rows, expected 0/);
    expect(mismatches([{ estimate: {} }, { estimate: {} }], [row(1)])[0]).toMatch(/^1 rows, expected 2/);
  });

  it("forgives the last digits of a double and no more", () => {
    expect(mismatches([{ estimate: { value: 0.3 } }], [row(0.1 + 0.2)])).toEqual([]);
    expect(mismatches([{ estimate: { value: 0.3 } }], [row(0.300001)])).toHaveLength(1);
  });
});
