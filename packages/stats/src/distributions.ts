/// <reference path="./cephes.d.ts" />
import { compiled, erfc, igamc, igami, incbet, incbi, ndtri, exp as wasmExp, log as wasmLog } from "cephes";

await compiled;

/** The 0.975 quantile of the standard normal distribution: half the width of a 95% interval in standard errors. */
export const Z95 = 1.959963984540054;

/** Each tail outside a 95% interval. */
export const TAIL = 0.025;

/**
 * From here on expansions are as near as the library (relative error below 1e-13), whose inverse incomplete gamma function
 * fails with an underflow for some shapes above 7,000.
 */
const LARGE_SHAPE = 2000;
/** Standard errors beyond which a normal tail is smaller than any double. */
const UNDERFLOW = 37;
const LARGE_DEGREES = 1000;

/** e^x, from WebAssembly, so that its last bit is the same on every machine. */
export const exp = (x: number): number => wasmExp(x);
/** Natural logarithm, the same on every machine. */
export const log = (x: number): number => wasmLog(x);

/** Quantile of the standard normal distribution at `p` in (0, 1). */
export function normalQuantile(p: number): number {
  return ndtri(p);
}

/**
 * The 0.025 or 0.975 quantile of the gamma distribution of that shape, scale 1: half the χ² quantile with twice the degrees.
 * From a shape of 2,000 on by the Cornish–Fisher expansion (Goldberg & Levine 1946, for χ²).
 */
export function gammaLimit(shape: number, end: "lower" | "upper"): number {
  if (shape < LARGE_SHAPE) return igami(shape, end === "lower" ? 1 - TAIL : TAIL);
  const z = end === "lower" ? -Z95 : Z95;
  const z2 = z * z;
  const terms = [
    shape,
    z,
    (z2 - 1) / 3,
    (z * (z2 - 7)) / 36,
    -(3 * z2 * z2 + 7 * z2 - 16) / 810,
    (z * (9 * z2 * z2 + 256 * z2 - 433)) / 38_880,
    (12 * z2 * z2 * z2 - 243 * z2 * z2 - 923 * z2 + 1472) / 204_120,
  ];
  const [first = 0, second = 0, ...rest] = terms;
  const root = Math.sqrt(shape);
  return first + second * root + rest.reduceRight((sum, term) => sum / root + term, 0);
}

/**
 * The 0.975 quantile of Student's t; `degrees` ≥ 1 of freedom, any real number.
 * Above 1,000 by Cornish–Fisher (Abramowitz & Stegun 26.7.5).
 */
export function studentLimit(degrees: number): number {
  if (degrees <= LARGE_DEGREES) return Math.sqrt(degrees * (1 / incbi(degrees / 2, 0.5, 2 * TAIL) - 1));
  const z = Z95;
  const z2 = z * z;
  const terms = [
    z,
    (z * (z2 + 1)) / 4,
    (z * (5 * z2 * z2 + 16 * z2 + 3)) / 96,
    (z * (3 * z2 * z2 * z2 + 19 * z2 * z2 + 17 * z2 - 15)) / 384,
    (z * (79 * z2 * z2 * z2 * z2 + 776 * z2 * z2 * z2 + 1482 * z2 * z2 - 1920 * z2 - 945)) / 92160,
  ];
  return terms.reduceRight((sum, term) => sum / degrees + term, 0);
}

/** Quantile of the beta distribution at `p` in (0, 1). */
export function betaQuantile(p: number, a: number, b: number): number {
  return incbi(a, b, p);
}

/** P(χ² > x) with that many degrees of freedom. */
export function chiSquareUpperTail(x: number, degrees: number): number {
  return x <= 0 ? 1 : igamc(degrees / 2, x / 2);
}

/** P(B ≥ successes) of `trials` with that probability of success each, in (0, 1). */
export function binomialUpperTail(successes: number, trials: number, probability: number): number {
  return successes === 0 ? 1 : incbet(successes, trials - successes + 1, probability);
}

/** P(|Z| > z) of the standard normal distribution, z ≥ 0. */
export function normalTwoTails(z: number): number {
  return z > UNDERFLOW ? 0 : erfc(z * Math.SQRT1_2);
}

/** P(|T| > t) of Student's t with `degrees` ≥ 1 of freedom, t ≥ 0. */
export function studentTwoTails(t: number, degrees: number): number {
  return incbet(degrees / 2, 0.5, degrees / (degrees + t * t));
}
