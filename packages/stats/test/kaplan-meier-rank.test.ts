import { kaplanMeier, kaplanMeierMedianRank, type Lifetime, medianSurvival } from "@almanac/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { censoredPositions } from "./samples.ts";

const times = fc.array(fc.bigInt({ min: 0n, max: 12n }), { maxLength: 30 });

/** The curve by whole numbers, row by row: the median straight from the definition. */
function medianByDefinition(events: readonly bigint[], censoredAt: readonly bigint[]): bigint | null {
  let [numerator, denominator] = [1n, 1n];
  for (const time of [...new Set(events)].toSorted((a, b) => Number(a - b))) {
    const atRisk = BigInt([...events, ...censoredAt].filter((other) => other >= time).length);
    numerator *= atRisk - BigInt(events.filter((other) => other === time).length);
    denominator *= atRisk;
    if (2n * numerator <= denominator) return time;
  }
  return null;
}

describe("the rank of the Kaplan–Meier median", () => {
  it("is that of the curve, ties and censoring at the same time included", () => {
    fc.assert(
      fc.property(times, times, (events, censoredAt) => {
        const rank = kaplanMeierMedianRank({
          n: events.length,
          censoredPositions: censoredPositions(events, censoredAt),
        });
        const median = rank === null ? null : events.toSorted((a, b) => Number(a - b))[rank - 1];
        expect(median).toBe(medianByDefinition(events, censoredAt));
        const rows: Lifetime[] = [
          ...events.map((time) => ({ time: Number(time), observed: true })),
          ...censoredAt.map((time) => ({ time: Number(time), observed: false })),
        ];
        expect(medianSurvival(kaplanMeier(rows))).toBe(median === null ? null : Number(median));
      }),
      { numRuns: 500 },
    );
  });

  it("is the lower median where nothing is censored", () => {
    expect([1, 2, 3, 4, 5, 1001].map((n) => kaplanMeierMedianRank({ n, censoredPositions: [] }))).toEqual([
      1, 1, 2, 2, 3, 501,
    ]);
  });

  it("is not reached by nothing, by open rows alone, or when too many leave early", () => {
    expect(kaplanMeierMedianRank({ n: 0, censoredPositions: [] })).toBeNull();
    expect(kaplanMeierMedianRank({ n: 0, censoredPositions: [0, 1, 2] })).toBeNull();
    expect(kaplanMeierMedianRank({ n: 2, censoredPositions: [2, 3, 4] })).toBeNull();
  });

  it.each([
    [14, [2, 3, 7, 13], 8],
    [29, [0, 17], 14],
    [21, [0, 3, 4, 11, 15, 16, 17, 20], 12],
  ])("of %d rows is where S is exactly ½, though doubles give 0.5000000000000001", (rows, censored, position) => {
    const events = Array.from({ length: rows }, (_, i) => i).filter((i) => !censored.includes(i));
    const rank = kaplanMeierMedianRank({ n: events.length, censoredPositions: censored });
    expect(events[(rank ?? 0) - 1]).toBe(position);
    expect(medianByDefinition(events.map(BigInt), censored.map(BigInt))).toBe(BigInt(position));
  });

  it("takes a hundred thousand censored rows", () => {
    const censored = Array.from({ length: 100_000 }, (_, i) => 3 * i);
    const rank = kaplanMeierMedianRank({ n: 200_000, censoredPositions: censored });
    expect(rank).toBeGreaterThan(100_000);
    expect(rank).toBeLessThan(200_000);
  });

  it.each([[[2, 1]], [[1, 1]], [[7]], [[-1]], [[0.5]]])("refuses positions %j", (positions) => {
    expect(() => kaplanMeierMedianRank({ n: 3, censoredPositions: positions })).toThrow(RangeError);
  });
});
