import { floorDivide } from "./bigint.ts";
import { formatInstant, formatLocal } from "./instant.ts";
import { type ZoneStep, zoneTransitions } from "./zone.ts";

/** Microseconds of an hour. */
export const MICROS_PER_HOUR = 3_600_000_000n;
/** Microseconds of a day of 24 hours. */
export const MICROS_PER_DAY = 86_400_000_000n;

/** The zone's offset at one instant, both in microseconds. Throws AlmanacError `unknown-zone`. */
export function zoneOffset(zone: string, instant: bigint): bigint {
  const [step] = zoneTransitions(zone, instant, instant) as readonly [ZoneStep];
  return step.offset;
}

/** Day number (days since 1970-01-01) of the local date at an instant. Throws AlmanacError `unknown-zone`. */
export function localDayAt(zone: string, instant: bigint): number {
  return Number(floorDivide(instant + zoneOffset(zone, instant), MICROS_PER_DAY));
}

/**
 * The first instant (UTC microseconds) at which the zone's local date is `day` (days since 1970-01-01) or later:
 * local midnight, the earlier one where it comes twice, the end of the gap where it does not exist. A day the zone
 * skipped (Apia, 2011-12-30) begins where the next one does. Throws AlmanacError `unknown-zone`.
 */
export function startOfLocalDay(zone: string, day: number): bigint {
  const midnight = BigInt(day) * MICROS_PER_DAY;
  // no offset ever exceeded 16 hours, so the local date changes within two days of UTC midnight
  const steps = zoneTransitions(zone, midnight - 2n * MICROS_PER_DAY, midnight + 2n * MICROS_PER_DAY);
  for (const [index, step] of steps.entries()) {
    const crossing = midnight - step.offset;
    const end = steps[index + 1]?.from;
    if (end === undefined || crossing < end) return crossing > step.from ? crossing : step.from;
  }
  throw new Error(`local day ${day} of ${zone} never begins`);
}

/** An instant as RFC 3339 with the zone's offset at that instant; `Z` where it is 0 or not of whole minutes. Throws AlmanacError `unknown-zone`. */
export function formatZoned(zone: string, instant: bigint): string {
  const offset = zoneOffset(zone, instant);
  if (offset === 0n || offset % 60_000_000n !== 0n) return formatInstant(instant);
  const minutes = Math.abs(Number(offset / 60_000_000n));
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${formatLocal(instant + offset)}${offset < 0n ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
