import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { niceTicks, spreadTicks } from "./ticks.ts";

describe("niceTicks", () => {
  it("steps durations on the clock and all else in tens", () => {
    expect(niceTicks("seconds", 0, 3000, 4)).toEqual([0, 900, 1800, 2700, 3600]);
    expect(niceTicks("seconds", 0, 500_000, 4)).toEqual([0, 172_800, 345_600, 518_400]);
    expect(niceTicks("share", 0.71, 0.94, 4)).toEqual([0.7, 0.8, 0.9, 1]);
    expect(niceTicks("count", 0, 3, 4)).toEqual([0, 1, 2, 3]);
    expect(niceTicks("count", 0, 0, 4)).toEqual([0, 1]);
  });

  it("always hold the values, ascending, and never many more than asked for", () => {
    const value = fc.double({ min: -1e7, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.constantFrom("seconds", "share", "points", "money"), (a, b, unit) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high - low > 1e-6);
        const ticks = niceTicks(unit as "share", low, high, 4);
        const slack = (high - low) * 1e-6;
        expect(ticks[0]).toBeLessThanOrEqual(low + slack);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(high - slack);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe("spreadTicks", () => {
  it("ends at the last place and keeps its distance", () => {
    expect(spreadTicks(31, 6)).toEqual([0, 6, 12, 18, 24, 30]);
    expect(spreadTicks(12, 4)).toEqual([2, 5, 8, 11]);
    expect(spreadTicks(1, 4)).toEqual([0]);
    expect(spreadTicks(0, 4)).toEqual([]);
  });
});
