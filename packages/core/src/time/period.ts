import { AlmanacError } from "../errors.ts";
import { formatDay, parseDay } from "./civil.ts";
import { parseInstant } from "./instant.ts";
import { formatZoned, localDayAt, startOfLocalDay } from "./local-day.ts";
import { requireZone } from "./zone.ts";

/** A half-open stretch of time `[from, to)`, `from < to`, in UTC microseconds. */
export interface Period {
  readonly from: bigint;
  readonly to: bigint;
  /** `from` as text: the local date where it is the start of one, else an instant with the zone's offset. */
  readonly labelFrom: string;
  /** `to` as text, like `labelFrom`. */
  readonly labelTo: string;
}

const ALLOWED = 'a local date ("2026-10-01") or an instant with an offset ("2026-10-01T09:00:00+02:00")';

/** A bound as text: the local date where it is the start of one in the zone, else an instant with the zone's offset. Throws AlmanacError `unknown-zone`. */
export function boundLabel(instant: bigint, zone: string): string {
  const day = localDayAt(zone, instant);
  return startOfLocalDay(zone, day) === instant ? formatDay(day) : formatZoned(zone, instant);
}

/** The period of two bounds in UTC microseconds, labelled in the zone; the caller sees to `from < to`. Throws AlmanacError `unknown-zone`. */
export function periodOf(from: bigint, to: bigint, zone: string): Period {
  return Object.freeze({ from, to, labelFrom: boundLabel(from, zone), labelTo: boundLabel(to, zone) });
}

/** UTC microseconds of one bound. Throws AlmanacError `bad-bound`, `unknown-zone`. */
export function parseBound(text: string, zone: string): bigint {
  const day = parseDay(text);
  if (day !== null) return startOfLocalDay(zone, day);
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.micros;
  const why = parsed.reason === "no-offset" ? "has no offset" : "is neither a date nor an instant that exists";
  throw new AlmanacError(
    { code: "bad-bound", message: `${JSON.stringify(text)} ${why}`, allowed: ALLOWED },
    parseBound,
  );
}

/**
 * The period `[from, to)` of two bounds, each a local date (its first instant in the zone, local midnight where that
 * exists) or an instant with an offset. Throws AlmanacError `bad-bound`, `empty-period`, `unknown-zone`.
 */
export function parsePeriodBounds(from: string, to: string, zone: string): Period {
  requireZone(zone);
  const [start, end] = [parseBound(from, zone), parseBound(to, zone)];
  if (start >= end) {
    throw new AlmanacError(
      {
        code: "empty-period",
        message: `the period from ${from} to ${to} is empty in ${zone}`,
        allowed: "an end after the start; the end itself is not part of the period",
      },
      parsePeriodBounds,
    );
  }
  return periodOf(start, end, zone);
}
