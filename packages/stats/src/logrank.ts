import { chiSquareUpperTail } from "./distributions.ts";
import type { Lifetime } from "./survival.ts";

/** A comparison of two survival curves. */
export interface LogrankTest {
  /** χ² with one degree of freedom. */
  readonly chiSquare: number;
  /** P(χ² this large or larger) were the curves equal, 0–1. */
  readonly p: number;
}

/** Mantel's logrank test of two groups (Mantel 1966), without correction; null where no time tells them apart. */
export function logrank(first: readonly Lifetime[], second: readonly Lifetime[]): LogrankTest | null {
  const both = [...first, ...second];
  const times = [...new Set(both.filter(({ observed }) => observed).map(({ time }) => time))];
  const parts = times.map((time) => partAt(time, first, both));
  const excess = parts.reduce((sum, part) => sum + part.observed - part.expected, 0);
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  if (variance === 0) return null;
  const chiSquare = (excess * excess) / variance;
  return { chiSquare, p: chiSquareUpperTail(chiSquare, 1) };
}

/** The first group's events at one time: seen, expected of equal curves, and their hypergeometric variance. */
function partAt(
  time: number,
  group: readonly Lifetime[],
  all: readonly Lifetime[],
): { observed: number; expected: number; variance: number } {
  const atRisk = (rows: readonly Lifetime[]): number => rows.filter((row) => row.time >= time).length;
  const eventsOf = (rows: readonly Lifetime[]): number =>
    rows.filter((row) => row.time === time && row.observed).length;
  const [n, n1, d] = [atRisk(all), atRisk(group), eventsOf(all)];
  const share = n1 / n;
  const variance = n === 1 ? 0 : (d * share * (1 - share) * (n - d)) / (n - 1);
  return { observed: eventsOf(group), expected: d * share, variance };
}
