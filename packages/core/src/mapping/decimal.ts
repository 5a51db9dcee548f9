/** An exact decimal number: `digits` / 10^`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** The decimal a text states with a point, e.g. `-12.50`; null when it states none. */
export function parseDecimal(text: string): Decimal | null {
  const match = DECIMAL.exec(text.trim());
  const [, sign = "", whole = "", decimals = ""] = match ?? [];
  if (whole === "" && decimals === "") return null;
  const magnitude = BigInt(whole + decimals);
  return { digits: sign === "-" ? -magnitude : magnitude, scale: decimals.length };
}

/** The exact product. */
export const multiply = (left: Decimal, right: Decimal): Decimal => ({
  digits: left.digits * right.digits,
  scale: left.scale + right.scale,
});

const raise = ({ digits, scale }: Decimal, to: number): bigint => digits * 10n ** BigInt(to - scale);

/** The exact sum. */
export function add(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { digits: raise(left, scale) + raise(right, scale), scale };
}

/** The decimal as text without zeros at the end of its decimals: `15.3`. */
export function formatDecimal({ digits, scale }: Decimal): string {
  const magnitude = String(digits < 0n ? -digits : digits).padStart(scale + 1, "0");
  const decimals = magnitude.slice(magnitude.length - scale).replace(/0+$/, "");
  const whole = magnitude.slice(0, magnitude.length - scale);
  return `${digits < 0n ? "-" : ""}${whole}${scale === 0 || decimals === "" ? "" : `.${decimals}`}`;
}

/** The decimal × 10⁶ as an integer, digits beyond the sixth cut: seconds as microseconds. */
export function microsOf({ digits, scale }: Decimal): bigint {
  return scale <= 6 ? digits * 10n ** BigInt(6 - scale) : digits / 10n ** BigInt(scale - 6);
}
