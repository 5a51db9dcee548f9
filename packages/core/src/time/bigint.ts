/** The quotient rounded down, also below zero, where bigint division would round up. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

/** The smaller of two instants or quantities. */
export function smaller(a: bigint, b: bigint): bigint {
  if (b < a) return b;
  return a;
}

/** The greater of two instants or quantities. */
export function larger(a: bigint, b: bigint): bigint {
  if (b > a) return b;
  return a;
}
