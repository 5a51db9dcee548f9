import type { ConfidenceInterval } from "@almanac/core";
import { gammaLimit, studentLimit, Z95 } from "./distributions.ts";
import { add, divide, fromDouble, multiply, type Rational, rational, squareRoot, subtract } from "./rational.ts";

/** An interval before it is rounded to print; lower ≤ upper. */
export interface ExactInterval {
  readonly lower: Rational;
  readonly upper: Rational;
}

/** Wilson score interval of k of n ≥ 1 rows, as shares 0–1 (Wilson 1927; Newcombe 1998, method 3); 95% unless another `z` is given. */
export function wilson(k: number, n: number, z: number = Z95): ConfidenceInterval {
  const z2 = z * z;
  const centre = 2 * k + z2;
  const spread = z * Math.sqrt(z2 + (4 * k * (n - k)) / n);
  const double = 2 * (n + z2);
  return [k === 0 ? 0 : (centre - spread) / double, k === n ? 1 : (centre + spread) / double];
}

/** Exact 95% Poisson interval of a count (Garwood 1936), in rows. */
export function garwood(count: number): ConfidenceInterval {
  return [count === 0 ? 0 : gammaLimit(count, "lower"), gammaLimit(count + 1, "upper")];
}

/** The sample variance Σ(x−x̄)²/(n−1) of n ≥ 2 integers, squared units of the integers. */
export function variance(n: number, sum: bigint, sumSquares: bigint): Rational {
  const rows = BigInt(n);
  return rational(rows * sumSquares - sum * sum, rows * (rows - 1n));
}

/** 95% interval of the mean of n ≥ 2 integers, Student's t with n−1 degrees of freedom. */
export function studentMean(n: number, sum: bigint, sumSquares: bigint): ExactInterval {
  const standardError = squareRoot(divide(variance(n, sum, sumSquares), rational(BigInt(n))));
  return around(rational(sum, BigInt(n)), multiply(fromDouble(studentLimit(n - 1)), standardError));
}

/** 95% interval of a total of a random number of rows: ± z·√Σx² (compound Poisson). */
export function normalSum(sum: bigint, sumSquares: bigint): ExactInterval {
  return around(rational(sum), multiply(fromDouble(Z95), squareRoot(rational(sumSquares))));
}

/** Totals of y and x over the same n rows, and their sums of products. */
export interface PairedSums {
  readonly n: number;
  readonly y: bigint;
  readonly x: bigint;
  readonly yy: bigint;
  readonly xy: bigint;
  readonly xx: bigint;
}

/**
 * 95% interval of Σy/Σx by the delta method, ± z·√(Σ(y−Rx)²/(n(n−1)))/x̄ (Cochran 1977, 6.4), n ≥ 2, x ≠ 0.
 * `divisor` "n" divides by n² instead: the textbook interval of a net promoter score, whose x is 1 in every row.
 */
export function deltaRatio({ n, y, x, yy, xy, xx }: PairedSums, divisor: "n-1" | "n"): ExactInterval {
  const rows = BigInt(n);
  const squares = rational(yy * x * x - 2n * y * x * xy + y * y * xx, x * x);
  const mean = rational(x < 0n ? -x : x, rows);
  const standardError = divide(
    squareRoot(divide(squares, rational(rows * (divisor === "n" ? rows : rows - 1n)))),
    mean,
  );
  return around(rational(y, x), multiply(fromDouble(Z95), standardError));
}

/** centre ± half. */
function around(centre: Rational, half: Rational): ExactInterval {
  return { lower: subtract(centre, half), upper: add(centre, half) };
}
