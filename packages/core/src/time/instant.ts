import { dayOfCivil, daysInMonth, formatDay } from "./civil.ts";

/** An instant read from text: UTC microseconds since 1970, or why it could not be taken. */
export type ParsedInstant =
  | { readonly ok: true; readonly micros: bigint }
  | { readonly ok: false; readonly reason: "no-offset" | "wrong-type" };

const NO_OFFSET: ParsedInstant = Object.freeze({ ok: false, reason: "no-offset" });
const WRONG_TYPE: ParsedInstant = Object.freeze({ ok: false, reason: "wrong-type" });

const SECONDS_PER_DAY = 86_400;
const MICROS_PER_DAY = 86_400_000_000n;
const FIRST_SECOND = dayOfCivil(0, 1, 1) * SECONDS_PER_DAY;
const LAST_SECOND = dayOfCivil(10_000, 1, 1) * SECONDS_PER_DAY - 1;
/** Below this many seconds, microseconds are safe integers and one conversion to bigint is enough. */
const SAFE_SECONDS = 9_007_199_254;

const DASH = 45;
const PLUS = 43;
const COLON = 58;
const DOT = 46;

/** The two digits at `index` as a number; NaN when one of them is not a digit. */
function two(text: string, index: number): number {
  const tens = text.charCodeAt(index) - 48;
  const ones = text.charCodeAt(index + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Seconds since 1970 of `YYYY-MM-DD?hh:mm:ss` read as UTC; NaN when it is malformed or such a time does not exist. */
function secondsOf(text: string): number {
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return Number.NaN;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return Number.NaN;
  const separator = text[10];
  if (separator !== "T" && separator !== "t" && separator !== " ") return Number.NaN;
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  const dayExists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!dayExists || !(hour <= 23 && minute <= 59 && second <= 59)) return Number.NaN;
  return dayOfCivil(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
}

/** Seconds east of UTC of the offset that fills the text from `index` on; NaN when it is malformed. */
function offsetOf(text: string, index: number): number {
  const first = text.charCodeAt(index);
  if (first === 90 || first === 122) return text.length === index + 1 ? 0 : Number.NaN;
  if ((first !== PLUS && first !== DASH) || text.length !== index + 6) return Number.NaN;
  const hour = two(text, index + 1);
  const minute = two(text, index + 4);
  if (text.charCodeAt(index + 3) !== COLON || !(hour <= 23 && minute <= 59)) return Number.NaN;
  return (first === DASH ? -1 : 1) * (hour * 3600 + minute * 60);
}

/**
 * Reads an RFC 3339 instant (`2026-10-01T09:00:00.25+02:00`; `t`, `z` and a space for `T` are taken, §5.6).
 * Digits after the sixth of the fraction are cut. A leap second, a day that does not exist or an instant
 * outside the years 0000–9999 of UTC is `wrong-type`; a date and time without an offset is `no-offset`.
 */
export function parseInstant(text: string): ParsedInstant {
  const local = secondsOf(text);
  if (Number.isNaN(local)) return WRONG_TYPE;
  let index = 19;
  let fraction = 0;
  if (text.charCodeAt(index) === DOT) {
    let unit = 100_000;
    for (index = 20; ; index += 1) {
      const digit = text.charCodeAt(index) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      fraction += digit * unit;
      unit = unit === 1 ? 0 : unit / 10;
    }
    if (index === 20) return WRONG_TYPE;
  }
  if (index === text.length) return NO_OFFSET;
  const seconds = local - offsetOf(text, index);
  if (!(seconds >= FIRST_SECOND && seconds <= LAST_SECOND)) return WRONG_TYPE;
  const micros =
    seconds > -SAFE_SECONDS && seconds < SAFE_SECONDS
      ? BigInt(seconds * 1_000_000 + fraction)
      : BigInt(seconds) * 1_000_000n + BigInt(fraction);
  return { ok: true, micros };
}

/**
 * UTC microseconds as RFC 3339 in UTC with the shortest fraction: `2026-10-01T07:00:00.25Z`.
 * `parseInstant` gives the same microseconds back. Throws a RangeError outside the years 0000–9999.
 */
export function formatInstant(micros: bigint): string {
  const text = formatLocal(micros);
  return `${text}Z`;
}

/** Microseconds of a local (or UTC) clock as `YYYY-MM-DDThh:mm:ss[.fraction]`, without an offset. Throws a RangeError outside the years 0000–9999. */
export function formatLocal(micros: bigint): string {
  const withinDay = ((micros % MICROS_PER_DAY) + MICROS_PER_DAY) % MICROS_PER_DAY;
  const day = Number((micros - withinDay) / MICROS_PER_DAY);
  const time = Number(withinDay);
  const seconds = Math.floor(time / 1_000_000);
  const total = day * SECONDS_PER_DAY + seconds;
  if (total < FIRST_SECOND || total > LAST_SECOND) {
    throw new RangeError(`instant outside the years 0000-9999: ${micros} µs`);
  }
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
  const fraction = time % 1_000_000;
  const digits = fraction === 0 ? "" : `.${String(fraction).padStart(6, "0").replace(/0+$/, "")}`;
  return `${formatDay(day)}T${clock}${digits}`;
}
