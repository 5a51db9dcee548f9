/** An exact fraction; `denominator` > 0, not reduced (reducing costs more than it saves here). */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Bits kept beyond a double's 53 before the one rounding. */
const GUARD_BITS = 80;

/** `numerator / denominator` as an exact fraction. Throws a RangeError for a denominator of 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError("a fraction's denominator is 0");
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
}

/** The exact value of a finite double (every double is a fraction of a power of two). Throws a RangeError for NaN and infinity. */
export function fromDouble(value: number): Rational {
  let scaled = value;
  let denominator = 1n;
  while (!Number.isInteger(scaled)) {
    if (!Number.isFinite(scaled)) throw new RangeError(`${value} is no fraction`);
    scaled *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(scaled), denominator };
}

/** a + b. */
export function add(a: Rational, b: Rational): Rational {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** a − b. */
export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** a · b. */
export function multiply(a: Rational, b: Rational): Rational {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** a / b. Throws a RangeError when b is 0. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** ⌊√value⌋ of an integer ≥ 0, by Newton's method. */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 0n) throw new RangeError("the square root of a negative number");
  if (value < 2n) return value;
  let root = 1n << BigInt((bitLength(value) + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** √value to at least 80 bits, its last bit set where it is not exact, so that one later rounding is the correct one. */
export function squareRoot(value: Rational): Rational {
  const missing = 2 * GUARD_BITS - (bitLength(value.numerator) - bitLength(value.denominator));
  const shift = BigInt(Math.max(0, (missing + 1) >> 1));
  const radicand = (value.numerator << (2n * shift)) / value.denominator;
  const root = integerSquareRoot(radicand);
  const exact = root * root * value.denominator === value.numerator << (2n * shift);
  return { numerator: exact ? root : root | 1n, denominator: 1n << shift };
}

/** The nearest integer, halves away from zero (as SQL's `round`). */
export function roundToInteger({ numerator, denominator }: Rational): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** The nearest double (halves to even), which prints as its shortest round-trip form. Never −0. */
export function toDouble({ numerator, denominator }: Rational): number {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const shift = Math.max(0, GUARD_BITS - (bitLength(magnitude) - bitLength(denominator)));
  const scaled = magnitude << BigInt(shift);
  const quotient = scaled / denominator;
  const sticky = quotient * denominator === scaled ? quotient : quotient | 1n;
  const value = Number(sticky) / Number(1n << BigInt(shift));
  return numerator < 0n ? -value : value;
}

/** `value` as a decimal string with at least `decimals` decimals; null when it has no finite decimal form. */
export function toDecimal({ numerator, denominator }: Rational, decimals: number): string | null {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const whole = magnitude / denominator;
  const places: bigint[] = [];
  // A finite form has no more places than the denominator has factors 2 or 5, hence than it has bits.
  let rest = (magnitude % denominator) * 10n;
  for (
    let left = bitLength(denominator);
    (rest !== 0n || places.length < decimals) && (left > 0 || rest === 0n);
    left--
  ) {
    places.push(rest / denominator);
    rest = (rest % denominator) * 10n;
  }
  if (rest !== 0n) return null;
  const fraction = places.length === 0 ? "" : `.${places.join("")}`;
  return `${negative ? "-" : ""}${whole}${fraction}`;
}

/** Bits of an integer ≥ 0: 0 → 0, 1 → 1, 8 → 4. */
function bitLength(value: bigint): number {
  if (value === 0n) return 0;
  const hexadecimal = value.toString(16);
  return 4 * (hexadecimal.length - 1) + (32 - Math.clz32(Number.parseInt(hexadecimal.charAt(0), 16)));
}
