import {
  kaplanMeier,
  logrank,
  medianSurvival,
  medianSurvivalInterval,
  restrictedMeanSurvival,
  survivalBand,
} from "@almanac/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lifetimes } from "./samples.ts";

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1 })), { maxLength: 40 });

describe("the survival curve", () => {
  it("without censoring is the share of rows still to come", () => {
    const times = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(times, (ended) => {
        for (const { time, survival } of kaplanMeier(lifetimes(ended.map((at) => [at, 1])))) {
          expect(survival).toBeCloseTo(ended.filter((other) => other > time).length / ended.length, 12);
        }
      }),
    );
  });

  it("falls, never below 0, with a band around it and rows at risk falling", () => {
    fc.assert(
      fc.property(rows, (sample) => {
        const curve = kaplanMeier(lifetimes(sample));
        for (const [i, step] of curve.entries()) {
          const before = curve[i - 1];
          expect(step.survival >= 0 && step.survival < (before?.survival ?? 1)).toBe(true);
          expect(step.atRisk + (before?.events ?? 0)).toBeLessThanOrEqual(before?.atRisk ?? sample.length);
          for (const band of ["log", "log-log"] as const) {
            const [lower, upper] = survivalBand(step, band) ?? [step.survival, step.survival];
            expect(0 <= lower && lower <= step.survival && step.survival <= upper && upper <= 1).toBe(true);
          }
        }
      }),
    );
  });

  it("has a median within its interval, and a mean no longer than the limit", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 30 }), (sample, limit) => {
        const curve = kaplanMeier(lifetimes(sample));
        const median = medianSurvival(curve) ?? Number.POSITIVE_INFINITY;
        const { lower, upper } = medianSurvivalInterval(curve, "log-log");
        expect((lower ?? median) <= median && median <= (upper ?? Number.POSITIVE_INFINITY)).toBe(true);
        const mean = restrictedMeanSurvival(curve, limit);
        expect(mean >= 0 && mean <= limit).toBe(true);
        if (sample.every(([, observed]) => observed === 1) && sample.length > 0) {
          const average = sample.reduce((sum, [time]) => sum + Math.min(time, limit), 0) / sample.length;
          expect(mean).toBeCloseTo(average, 10);
        }
      }),
    );
  });

  it("of nothing has no steps, no median, and a mean of the whole span", () => {
    expect([kaplanMeier([]), medianSurvival([]), restrictedMeanSurvival([], 9)]).toEqual([[], null, 9]);
    expect(medianSurvivalInterval([], "log")).toEqual({ lower: null, upper: null });
    expect(kaplanMeier(lifetimes([[3, 0]]))).toEqual([]);
  });
});

describe("the logrank test", () => {
  it("does not care which group is first, and finds nothing between equal groups", () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [one, other] = [logrank(lifetimes(a), lifetimes(b)), logrank(lifetimes(b), lifetimes(a))];
        expect(one === null).toBe(other === null);
        expect(one?.chiSquare ?? 0).toBeCloseTo(other?.chiSquare ?? 0, 9);
        expect(logrank(lifetimes(a), lifetimes(a))?.p ?? 1).toBeCloseTo(1, 6);
      }),
    );
  });

  it("of a group that is empty or never at risk with the other is null", () => {
    expect(
      logrank(
        [],
        lifetimes([
          [1, 1],
          [2, 1],
        ]),
      ),
    ).toBeNull();
    expect(logrank(lifetimes([[1, 0]]), lifetimes([[2, 1]]))).toBeNull();
  });
});
