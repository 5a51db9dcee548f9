/** Largest magnitude of a number that is kept, so that its millionths are exact as a number in every engine (below 2⁵³). */
export const LARGEST_NUMBER = 9_007_199_254;

/**
 * The number × 10⁶ as an integer: the millionth nearest to the double's exact value, on a tie the larger magnitude.
 * Null when it is not finite or beyond ±9,007,199,254.
 */
export function toMillionths(value: number): bigint | null {
  if (!(Math.abs(value) <= LARGEST_NUMBER)) return null;
  if (Number.isInteger(value)) return BigInt(value) * 1_000_000n;
  const digits = value.toFixed(6);
  const point = digits.length - 7;
  return BigInt(digits.slice(0, point) + digits.slice(point + 1));
}

/** An integer of millionths as the shortest decimal text: `2500000n` gives `2.5`. */
export function formatMillionths(millionths: bigint): string {
  const magnitude = millionths < 0n ? -millionths : millionths;
  const fraction = String(magnitude % 1_000_000n)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return `${millionths < 0n ? "-" : ""}${magnitude / 1_000_000n}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Money as the contract writes it: digits, then at most one point with digits after it. */
const MONEY = /^(\d+)(?:\.(\d+))?$/;
const MONEY_DIGITS = 18;
const MONEY_DECIMALS = 9;

/** How a text reads as money ≥ 0: taken, negative, of more digits than are kept (18 before the point, 9 after), or none at all. */
export function checkMoney(text: string): "ok" | "negative" | "too-long" | "wrong-type" {
  const negative = text.startsWith("-");
  const parts = MONEY.exec(negative ? text.slice(1) : text);
  if (parts === null) return "wrong-type";
  if (negative) return "negative";
  const [, whole = "", decimals = ""] = parts;
  return whole.length > MONEY_DIGITS || decimals.length > MONEY_DECIMALS ? "too-long" : "ok";
}
