import type { Unit } from "@almanac/core";
import { multiply, type Rational, rational, roundToInteger, toDecimal, toDouble } from "./rational.ts";

/** How the integers of sufficient statistics become printed numbers. */
export interface Scale {
  /** Integers in one printed unit: 1,000,000 microseconds in a second, 100 cents in a euro. */
  readonly perUnit: bigint;
  /** Most decimals a printed number has, rounded half away from zero; null = the nearest double, unrounded. */
  readonly decimals: number | null;
  /** Only money: decimals of the currency's minor unit, which `exact` shows at least. */
  readonly currencyExponent?: number;
}

/** The scale of each unit but money: durations come as microseconds, scores × 10⁶, shares and points as they are counted. */
export const SCALES: Readonly<Record<Exclude<Unit, "money">, Scale>> = Object.freeze({
  count: Object.freeze({ perUnit: 1n, decimals: null }),
  seconds: Object.freeze({ perUnit: 1_000_000n, decimals: 6 }),
  share: Object.freeze({ perUnit: 1n, decimals: null }),
  points: Object.freeze({ perUnit: 1n, decimals: null }),
  score: Object.freeze({ perUnit: 1_000_000n, decimals: null }),
  days: Object.freeze({ perUnit: 86_400_000_000n, decimals: null }),
});

/** The scale of money that comes in minor units of a currency with that exponent (EUR 2, JPY 0, KWD 3). */
export function moneyScale(currencyExponent: number): Scale {
  if (!Number.isInteger(currencyExponent) || currencyExponent < 0)
    throw new RangeError(`${currencyExponent} is no currency exponent`);
  return Object.freeze({ perUnit: 10n ** BigInt(currencyExponent), decimals: null, currencyExponent });
}

/** An amount in the statistics' integers as the number that prints: divided and rounded once. */
export function print(integers: Rational, scale: Scale): number {
  return printUnits(multiply(integers, rational(1n, scale.perUnit)), scale.decimals);
}

/** An amount in printed units as the number that prints, with at most `decimals` decimals (null: the nearest double). */
export function printUnits(units: Rational, decimals: number | null): number {
  if (decimals === null) return toDouble(units);
  const power = 10n ** BigInt(decimals);
  return toDouble(rational(roundToInteger(multiply(units, rational(power))), power));
}

/** What a money figure adds to its estimate: `exact`; nothing for other units. */
export function exactly(integers: Rational | null, scale: Scale): { exact?: string | null } {
  if (scale.currencyExponent === undefined) return {};
  if (integers === null) return { exact: null };
  return { exact: toDecimal(multiply(integers, rational(1n, scale.perUnit)), scale.currencyExponent) };
}
