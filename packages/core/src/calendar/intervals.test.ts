import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { larger, smaller } from "../time/bigint.ts";
import { dayIndex } from "./day-index.ts";
import { dueAt, isOpenAt, type OpenInterval, openAt, openBefore, openMicros } from "./intervals.ts";

const DAY = 86_400_000_000n;
const table = (...pairs: readonly (readonly [bigint, bigint])[]): readonly OpenInterval[] => {
  let before = 0n;
  return pairs.map(([from, to]) => {
    before += to - from;
    return { from, to, before: before - (to - from) };
  });
};
const two = table([10n, 20n], [30n, 35n]);

describe("open time", () => {
  it("is closed at the closing instant", () => {
    expect([9n, 10n, 19n, 20n, 34n, 35n].map((instant) => isOpenAt(two, instant))).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it("counts the open part, negative when the end comes first", () => {
    expect([
      openMicros(two, 0n, 99n),
      openMicros(two, 15n, 32n),
      openMicros(two, 20n, 30n),
      openMicros(two, 32n, 15n),
    ]).toEqual([15n, 7n, 0n, -7n]);
    expect(openMicros([], 0n, 99n)).toBe(0n);
  });

  it("finds when a position is reached: the closing instant, not the next opening", () => {
    expect([1n, 10n, 11n, 15n].map((position) => openAt(two, position))).toEqual([11n, 20n, 31n, 35n]);
    expect([0n, -1n, 16n].map((position) => openAt(two, position))).toEqual([null, null, null]);
    expect(openAt([], 1n)).toBeNull();
  });

  it("finds when time is due", () => {
    expect([dueAt(two, 5n, 10n), dueAt(two, 15n, 6n), dueAt(two, 25n, 0n), dueAt(two, 33n, 3n)]).toEqual([
      20n,
      31n,
      25n,
      null,
    ]);
  });
});

describe("dayIndex", () => {
  it("cuts at UTC midnight and lists every day", () => {
    expect(dayIndex(table([DAY - 10n, DAY + 5n], [DAY + 20n, DAY + 30n]), 0, 3)).toEqual([
      { day: 0, before: 0n, spans: [{ start: DAY - 10n, length: 10n }] },
      {
        day: 1,
        before: 10n,
        spans: [
          { start: 0n, length: 5n },
          { start: 20n, length: 10n },
        ],
      },
      { day: 2, before: 25n, spans: [] },
    ]);
  });

  it("counts `before` from the first day of the table", () => {
    expect(dayIndex(table([-DAY, -DAY + 7n], [3n, 4n]), 0, 2).map(({ before }) => before)).toEqual([0n, 1n]);
  });

  it("gives the same open time as the intervals, and `openAt` undoes `openBefore`", () => {
    const gaps = fc.array(fc.tuple(fc.bigInt(1n, DAY), fc.bigInt(1n, 2n * DAY)), { maxLength: 8 });
    fc.assert(
      fc.property(gaps, fc.bigInt(0n, 12n * DAY), fc.integer({ min: -3, max: 3 }), (pairs, instant, first) => {
        let end = BigInt(first) * DAY;
        const intervals = table(
          ...pairs.map(([gap, length]) => {
            const from = end + gap;
            end = from + length;
            return [from, end] as const;
          }),
        );
        const rows = dayIndex(intervals, first, 30);
        const row = rows.find(({ day }) => day === Number(instant / DAY));
        if (row === undefined) return;
        const time = instant % DAY;
        const within = row.spans.reduce((sum, { start, length }) => {
          return sum + smaller(larger(time - start, 0n), length);
        }, 0n);
        expect(row.before + within).toBe(openMicros(intervals, BigInt(first) * DAY, instant));
        const position = openBefore(intervals, instant);
        const reached = openAt(intervals, position);
        if (position > 0n)
          expect([reached !== null && reached <= instant, openBefore(intervals, reached ?? 0n)]).toEqual([
            true,
            position,
          ]);
      }),
    );
  });
});
