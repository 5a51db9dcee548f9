import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fromDouble,
  integerSquareRoot,
  rational,
  roundToInteger,
  squareRoot,
  toDecimal,
  toDouble,
} from "../src/rational.ts";

const integers = fc.bigInt({ min: -(2n ** 130n), max: 2n ** 130n });
const positive = fc.bigInt({ min: 1n, max: 2n ** 130n });
const doubles = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 })
  .filter((x) => x === 0 || Math.abs(x) > 1e-200);

describe("toDouble", () => {
  it("gives back every double it was made from", () => {
    fc.assert(
      fc.property(doubles, positive, (x, factor) => {
        const { numerator, denominator } = fromDouble(x);
        expect(toDouble({ numerator: numerator * factor, denominator: denominator * factor })).toBe(x === 0 ? 0 : x);
      }),
    );
  });

  it("agrees with the language's own division where that is exactly rounded", () => {
    const safe = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
    fc.assert(
      fc.property(safe, fc.integer({ min: 1, max: 2 ** 52 }), (a, b) => {
        expect(toDouble(rational(BigInt(a), BigInt(b)))).toBe(a === 0 ? 0 : a / b);
      }),
    );
  });

  it("rounds the halfway case to even and anything above it up", () => {
    const halfway = 2n ** 53n + 1n;
    expect(toDouble(rational(halfway))).toBe(2 ** 53);
    expect(toDouble(rational(halfway * 10n ** 40n + 1n, 10n ** 40n))).toBe(2 ** 53 + 2);
  });

  it("keeps no negative zero and refuses a denominator of 0, NaN and infinity", () => {
    expect(Object.is(toDouble(fromDouble(-0)), 0)).toBe(true);
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => fromDouble(Number.NaN)).toThrow(RangeError);
    expect(() => fromDouble(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe("roots", () => {
  it("are the floor of the real root", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 260n }), (value) => {
        const root = integerSquareRoot(value);
        expect(root * root <= value && value < (root + 1n) * (root + 1n)).toBe(true);
      }),
    );
    expect(() => integerSquareRoot(-1n)).toThrow(RangeError);
  });

  it("agree with Math.sqrt, which is exactly rounded", () => {
    fc.assert(
      fc.property(doubles.map(Math.abs), (x) => {
        expect(toDouble(squareRoot(fromDouble(x)))).toBe(Math.sqrt(x));
      }),
    );
  });
});

describe("a root beyond a halfway case", () => {
  it("rounds up however little it lies beyond", () => {
    const halfway = 2n ** 53n + 1n;
    const scale = 10n ** 80n;
    expect(toDouble(squareRoot(rational(halfway * halfway)))).toBe(2 ** 53);
    expect(toDouble(squareRoot(rational(halfway * halfway * scale + 1n, scale)))).toBe(2 ** 53 + 2);
  });
});

describe("rounding and decimals", () => {
  it("rounds halves away from zero", () => {
    const halves = [
      rational(5n, 2n),
      rational(-5n, 2n),
      rational(1n, 2n),
      rational(-1n, 2n),
      rational(4n, 3n),
      rational(-5n, 3n),
    ];
    expect(halves.map(roundToInteger)).toEqual([3n, -3n, 1n, -1n, 1n, -2n]);
  });

  it("is never more than a half away", () => {
    fc.assert(
      fc.property(integers, positive, (numerator, denominator) => {
        const distance = 2n * (roundToInteger(rational(numerator, denominator)) * denominator - numerator);
        expect(distance <= denominator && -distance <= denominator).toBe(true);
      }),
    );
  });

  it("writes finite decimals and nothing for the others", () => {
    expect(toDecimal(rational(1234n, 100n), 2)).toBe("12.34");
    expect(toDecimal(rational(-1200n, 100n), 2)).toBe("-12.00");
    expect(toDecimal(rational(2469n, 200n), 2)).toBe("12.345");
    expect(toDecimal(rational(7n), 0)).toBe("7");
    expect(toDecimal(rational(-1n, 8n), 0)).toBe("-0.125");
    expect(toDecimal(rational(1n, 3n), 2)).toBeNull();
    expect(toDecimal(rational(10n ** 40n + 1n, 100n), 2)).toBe(`1${"0".repeat(38)}.01`);
  });

  it("writes a decimal that is the fraction itself", () => {
    fc.assert(
      fc.property(
        integers,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        (numerator, twos, fives) => {
          const denominator = 2n ** BigInt(twos) * 5n ** BigInt(fives);
          const [whole = "", places = ""] = (toDecimal(rational(numerator, denominator), 0) ?? "?").split(".");
          expect(BigInt(whole + places) * denominator).toBe(numerator * 10n ** BigInt(places.length));
        },
      ),
    );
  });
});
