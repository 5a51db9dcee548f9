import { describe, expect, it } from "vitest";
import {
  betaQuantile,
  chiSquareUpperTail,
  exp,
  gammaLimit,
  log,
  normalQuantile,
  studentLimit,
  Z95,
} from "../src/distributions.ts";

/** References by mpmath 1.3 with 30 digits: the inverse of the regularized incomplete functions. */
const STUDENT: [number, number][] = [
  [1, 12.706204736174705],
  [1.5, 6.0166631044279315],
  [2, 4.302652729749464],
  [2.7, 3.392148383173752],
  [10, 2.228138851986275],
  [58.2, 2.001571036950208],
  [99, 1.9842169515864174],
  [1000, 1.9623390808264085],
  [1234.5, 1.9618874833313455],
  [100_000, 1.9599877075346095],
];
const GAMMA: [number, number, number][] = [
  [1, 0.025317807984289876, 3.6888794541139363],
  [5, 1.6234863901184204, 10.241588675403698],
  [11, 5.491160367236838, 18.39035604201778],
  [100, 81.36399125092314, 120.52894775315546],
  [1000, 938.9730184076952, 1062.9211512248878],
  [2000, 1913.2987096256304, 2088.595528143092],
  [10_000, 9804.952467260184, 10196.941824999883],
];

/** The largest relative error allowed. */
const PRECISION = 1e-12;

function expectRelative(found: number, expected: number): void {
  expect(Math.abs(found / expected - 1), `${found} for ${expected}`).toBeLessThan(PRECISION);
}

describe("quantiles", () => {
  it.each(STUDENT)("t with %d degrees", (degrees, expected) => expectRelative(studentLimit(degrees), expected));

  it.each(GAMMA)("gamma of shape %d", (shape, lower, upper) => {
    expectRelative(gammaLimit(shape, "lower"), lower);
    expectRelative(gammaLimit(shape, "upper"), upper);
  });

  it("join where the expansions take over", () => {
    expectRelative(
      studentLimit(1000.0001),
      studentLimit(999.9999) + 0.0002 * (studentLimit(1001) - studentLimit(1000)),
    );
    for (const end of ["lower", "upper"] as const) {
      expectRelative(
        gammaLimit(1999.9999, end),
        gammaLimit(2000, end) - 0.0001 * (gammaLimit(2001, end) - gammaLimit(2000, end)),
      );
    }
  });

  it("normal and beta", () => {
    expectRelative(normalQuantile(0.975), Z95);
    // Beta(1, b) and Beta(a, 1) have closed forms.
    expectRelative(betaQuantile(0.025, 1, 11), 1 - 0.975 ** (1 / 11));
    expectRelative(betaQuantile(0.975, 7, 1), 0.975 ** (1 / 7));
  });

  it("χ² upper tail, in closed form for two degrees", () => {
    for (const x of [0.1, 1, 5.991464547107979, 40]) expectRelative(chiSquareUpperTail(x, 2), Math.exp(-x / 2));
    expect(chiSquareUpperTail(0, 1)).toBe(1);
  });

  it("e^x and its inverse", () => {
    for (const x of [-20, -1, 0.5, 3]) expectRelative(log(exp(x)), x);
  });
});
