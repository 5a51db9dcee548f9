import type { ConfidenceInterval } from "@almanac/core";
import { deltaRatio } from "./intervals.ts";
import type { OwnFields } from "./no-data.ts";
import { multiply, type Rational, rational } from "./rational.ts";
import { exactly, print, printUnits, type Scale } from "./scale.ts";
import { type RatioStatistics, rowCount } from "./statistics.ts";

/** How a ratio's two totals and their quotient are printed. */
export interface RatioScale {
  /** Of Σy; where it is money and the denominator is not, the quotient is money too. */
  readonly numerator: Scale;
  /** Of Σx. */
  readonly denominator: Scale;
  /** Most decimals of the quotient: 6 where it is in seconds, else null. */
  readonly decimals: number | null;
  /** What the quotient is multiplied by: 100 for points, else 1. The totals stay unscaled. */
  readonly times: 1 | 100;
  /** `"n"` for a net promoter score, whose interval divides by n; else `"n-1"`. */
  readonly divisor: "n-1" | "n";
}

/** The estimate of Σy/Σx; no data where Σx is 0. */
export function ratioEstimate(statistics: RatioStatistics, scale: RatioScale): OwnFields<"ratio"> {
  const { numerator, denominator } = statistics;
  const factor = rational(scale.denominator.perUnit * BigInt(scale.times), scale.numerator.perUnit);
  const quotient = denominator === 0n ? null : multiply(rational(numerator, denominator), factor);
  return {
    kind: "ratio",
    value: quotient === null ? null : printUnits(quotient, scale.decimals),
    interval: intervalOf(statistics, factor, scale),
    n: rowCount(statistics.n),
    numerator: print(rational(numerator), scale.numerator),
    denominator: print(rational(denominator), scale.denominator),
    ...exactly(quotient, quotientScale(scale)),
  };
}

/** The quotient's own scale, in printed units: money where money is divided by something else. */
export function quotientScale({ numerator, denominator, decimals }: RatioScale): Scale {
  const isMoney = numerator.currencyExponent !== undefined && denominator.currencyExponent === undefined;
  return isMoney ? { ...numerator, perUnit: 1n, decimals } : { perUnit: 1n, decimals };
}

/** Null where the totals have different rows, fewer than two, or nothing below the line. */
function intervalOf(
  statistics: RatioStatistics,
  factor: Rational,
  { decimals, divisor }: RatioScale,
): ConfidenceInterval | null {
  const { numerator: y, denominator: x, sumYY: yy, sumXY: xy, sumXX: xx } = statistics;
  const n = rowCount(statistics.n);
  if (x === 0n || n < 2 || yy === null || xy === null || xx === null) return null;
  const { lower, upper } = deltaRatio({ n, y, x, yy, xy, xx }, divisor);
  return [printUnits(multiply(lower, factor), decimals), printUnits(multiply(upper, factor), decimals)];
}
