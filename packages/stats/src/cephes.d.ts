/** The functions of `cephes` used here; its own types are not reachable through its `exports`. */
declare module "cephes" {
  /** Settles when the WebAssembly is ready. */
  export const compiled: Promise<void>;
  /** Quantile of the beta distribution: x with I_x(a, b) = p. */
  export function incbi(a: number, b: number, p: number): number;
  /** x with Q(a, x) = q, Q the upper regularized incomplete gamma function. */
  export function igami(a: number, q: number): number;
  /** Q(a, x), the upper regularized incomplete gamma function. */
  export function igamc(a: number, x: number): number;
  /** I_x(a, b), the regularized incomplete beta function. */
  export function incbet(a: number, b: number, x: number): number;
  /** 1 − erf(x) */
  export function erfc(x: number): number;
  /** Quantile of the standard normal distribution. */
  export function ndtri(p: number): number;
  /** e^x */
  export function exp(x: number): number;
  /** Natural logarithm. */
  export function log(x: number): number;
}
