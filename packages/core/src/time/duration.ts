import { AlmanacError } from "../errors.ts";

/** The form of a duration; `durationMicros` also refuses a fraction that is not in the last part. */
export const DURATION_PATTERN: RegExp =
  /^P(?=.)(?:(\d+(?:[.,]\d+)?)W)?(?:(\d+(?:[.,]\d+)?)D)?(?:T(?=.)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;

const MICROS = [604_800_000_000n, 86_400_000_000n, 3_600_000_000n, 60_000_000n, 1_000_000n] as const;

/** What a duration may look like, for messages. */
export const DURATION_FORMS =
  'an ISO 8601 duration of weeks, days, hours, minutes and seconds, e.g. "PT20S", "PT24H", "P7D" (a day is 24 hours; months and years have no fixed length)';

/** The duration's microseconds, a day being 24 hours; null when it is none, has months or years, or is finer than a microsecond. */
export function durationMicros(text: string): bigint | null {
  const match = DURATION_PATTERN.exec(text);
  if (match === null) return null;
  const parts = match.slice(1);
  const last = parts.findLastIndex((part) => part !== undefined);
  let total = 0n;
  for (const [index, unit] of MICROS.entries()) {
    const part = parts[index];
    if (part === undefined) continue;
    const [whole = "", fraction = ""] = part.split(/[.,]/);
    // ISO 8601 allows a decimal fraction in the smallest unit only
    if (fraction !== "" && index !== last) return null;
    const scale = 10n ** BigInt(fraction.length);
    const scaled = BigInt(whole + fraction) * unit;
    if (scaled % scale !== 0n) return null;
    total += scaled / scale;
  }
  return total;
}

/** The duration's microseconds, as `durationMicros`. Throws AlmanacError `bad-duration` with what is allowed. */
export function parseDuration(text: string): bigint {
  const micros = durationMicros(text);
  if (micros !== null) return micros;
  throw new AlmanacError(
    { code: "bad-duration", message: `not a duration: ${JSON.stringify(text)}`, allowed: DURATION_FORMS },
    parseDuration,
  );
}
