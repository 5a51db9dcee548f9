import { IANAZone } from "luxon";
import { AlmanacError } from "../errors.ts";
import { floorDivide } from "./bigint.ts";
import { dayOfCivil } from "./civil.ts";

/** One stretch of constant UTC offset: it holds from `from` until the next step. */
export interface ZoneStep {
  /** UTC microseconds at which the offset begins to hold. */
  readonly from: bigint;
  /** Microseconds to add to UTC to get local time; positive east of Greenwich. */
  readonly offset: bigint;
}

/** A change of offset in whole seconds, as it is kept in the cache. */
interface Change {
  readonly second: number;
  readonly offset: number;
}

const SECONDS_PER_DAY = 86_400;
/** No two changes of one zone in the tz database lie nearer than 167 hours, so no probe steps over a pair. */
const PROBE_SECONDS = 3 * SECONDS_PER_DAY;
/** Before it no zone of the tz database changes its offset. */
const FIRST_YEAR_WITH_CHANGES = 1800;

const changesByZone = new Map<string, Map<number, readonly Change[]>>();
/** Asking the runtime builds a formatter, so its answers are kept. */
const zoneIsKnown = new Map<string, boolean>();

/** Whether the runtime's tz database knows the zone by this IANA name; fixed offsets such as `+02:00` are not names. */
export function isZone(zone: string): boolean {
  const known = zoneIsKnown.get(zone) ?? (!/^[+-]/.test(zone) && IANAZone.isValidZone(zone));
  zoneIsKnown.set(zone, known);
  return known;
}

/** Throws AlmanacError `unknown-zone` unless `isZone(zone)`. */
export function requireZone(zone: string): void {
  if (isZone(zone)) return;
  throw new AlmanacError(
    {
      code: "unknown-zone",
      message: `no such time zone: ${JSON.stringify(zone)}`,
      allowed: 'a name of the IANA time zone database, e.g. "Europe/Warsaw", "America/New_York", "UTC"',
    },
    requireZone,
  );
}

/** Seconds east of UTC in force at a UTC second; whole seconds also for local mean time. */
function offsetSeconds(zone: string, second: number): number {
  return Math.round(IANAZone.create(zone).offset(second * 1000) * 60);
}

/** The first second of (lo, hi] whose offset is not the one at `lo`; there is exactly one change between them. */
function bisect(zone: string, lo: number, hi: number): Change {
  const before = offsetSeconds(zone, lo);
  let [low, high] = [lo, hi];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetSeconds(zone, middle) === before) low = middle;
    else high = middle;
  }
  return { second: high, offset: offsetSeconds(zone, high) };
}

/** The changes of offset that fall into one UTC year. */
function changesOfYear(zone: string, year: number): readonly Change[] {
  if (year < FIRST_YEAR_WITH_CHANGES) return [];
  const years = changesByZone.get(zone) ?? new Map<number, readonly Change[]>();
  changesByZone.set(zone, years);
  const known = years.get(year);
  if (known !== undefined) return known;
  const changes: Change[] = [];
  const last = dayOfCivil(year + 1, 1, 1) * SECONDS_PER_DAY - 1;
  let lo = dayOfCivil(year, 1, 1) * SECONDS_PER_DAY - 1;
  let offset = offsetSeconds(zone, lo);
  while (lo < last) {
    const hi = Math.min(lo + PROBE_SECONDS, last);
    const there = offsetSeconds(zone, hi);
    if (there !== offset) changes.push(bisect(zone, lo, hi));
    [lo, offset] = [hi, there];
  }
  years.set(year, Object.freeze(changes));
  return changes;
}

const floorSecond = (micros: bigint): number => Number(floorDivide(micros, 1_000_000n));
const yearOf = (micros: bigint): number => new Date(floorSecond(micros) * 1000).getUTCFullYear();

/**
 * The UTC offsets of an IANA zone over `[from, to)` (UTC microseconds), ascending; the first step starts at `from`,
 * neighbours differ. Exact to the second over all years, local mean time included. All local arithmetic can be done
 * with these integers. Throws AlmanacError `unknown-zone`.
 */
export function zoneTransitions(zone: string, from: bigint, to: bigint): readonly ZoneStep[] {
  requireZone(zone);
  const steps: ZoneStep[] = [{ from, offset: BigInt(offsetSeconds(zone, floorSecond(from))) * 1_000_000n }];
  for (let year = yearOf(from); from < to && year <= yearOf(to - 1n); year += 1) {
    for (const change of changesOfYear(zone, year)) {
      const at = BigInt(change.second) * 1_000_000n;
      if (at > from && at < to) steps.push({ from: at, offset: BigInt(change.offset) * 1_000_000n });
    }
  }
  return steps;
}

/** The offset in force at an instant (both microseconds); before the first step, the first one's. */
export function offsetAt(steps: readonly ZoneStep[], instant: bigint): bigint {
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((steps[middle]?.from ?? instant) <= instant) low = middle;
    else high = middle - 1;
  }
  return steps[low]?.offset ?? 0n;
}
