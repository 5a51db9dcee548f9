import fc from "fast-check";
import { DateTime, IANAZone } from "luxon";
import { describe, expect, it } from "vitest";
import { AlmanacError } from "../errors.ts";
import { parseInstant } from "./instant.ts";
import { isZone, offsetAt, requireZone, zoneTransitions } from "./zone.ts";

const ZONES = [
  "Europe/Warsaw",
  "America/New_York",
  "Africa/Cairo",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Asia/Jerusalem",
  "Pacific/Apia",
  "America/St_Johns",
  "Africa/Casablanca",
  "Asia/Gaza",
  "UTC",
];
const micros = (text: string): bigint => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.micros;
};
const HOUR = 3_600_000_000n;

/** What Temporal adds to the zone's date-time where the runtime has it (Node 26); the compiler's library does not know it yet. */
interface TemporalZoned {
  readonly epochMilliseconds: number;
  readonly offsetNanoseconds: number;
  getTimeZoneTransition(direction: "next"): TemporalZoned | null;
}
const { Temporal } = globalThis as unknown as {
  readonly Temporal?: { readonly Instant: { from(text: string): { toZonedDateTimeISO(zone: string): TemporalZoned } } };
};

describe("zoneTransitions", () => {
  it("knows the two clock changes of Warsaw in 2026", () => {
    expect(zoneTransitions("Europe/Warsaw", micros("2026-01-01T00:00:00Z"), micros("2027-01-01T00:00:00Z"))).toEqual([
      { from: micros("2026-01-01T00:00:00Z"), offset: HOUR },
      { from: micros("2026-03-29T01:00:00Z"), offset: 2n * HOUR },
      { from: micros("2026-10-25T01:00:00Z"), offset: HOUR },
    ]);
  });

  it("takes a change at `from` and leaves one at `to`", () => {
    const change = micros("2026-03-29T01:00:00Z");
    expect(zoneTransitions("Europe/Warsaw", change, change + 1n)).toEqual([{ from: change, offset: 2n * HOUR }]);
    expect(zoneTransitions("Europe/Warsaw", change - 1n, change)).toEqual([{ from: change - 1n, offset: HOUR }]);
    expect(zoneTransitions("Europe/Warsaw", change - 1n, change + 1n)).toHaveLength(2);
  });

  it("jumps a day in Apia", () => {
    expect(zoneTransitions("Pacific/Apia", micros("2011-12-30T00:00:00Z"), micros("2012-01-01T00:00:00Z"))).toEqual([
      { from: micros("2011-12-30T00:00:00Z"), offset: -10n * HOUR },
      { from: micros("2011-12-30T10:00:00Z"), offset: 14n * HOUR },
    ]);
  });

  it("gives local mean time to the second", () => {
    const [step] = zoneTransitions("Europe/Warsaw", micros("1850-01-01T00:00:00Z"), micros("1850-01-02T00:00:00Z"));
    expect(step?.offset).toBe(84n * 60_000_000n);
    const [monrovia] = zoneTransitions(
      "Africa/Monrovia",
      micros("1900-01-01T00:00:00Z"),
      micros("1900-01-02T00:00:00Z"),
    );
    expect(monrovia?.offset).toBe(-(43n * 60n + 8n) * 1_000_000n);
  });

  it("agrees with luxon at any instant of 1700–2200", () => {
    const range = { min: -8_520_336_000_000, max: 7_258_118_399_999 };
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer(range),
        fc.integer({ min: 0, max: 86_400_000 * 800 }),
        (zone, start, length) => {
          const steps = zoneTransitions(zone, BigInt(start) * 1000n, BigInt(start + length) * 1000n);
          for (const millis of [start, start + Math.floor(length / 3), start + length - 1]) {
            const expected = DateTime.fromMillis(millis, { zone }).offset;
            expect(Number(offsetAt(steps, BigInt(millis) * 1000n)) / 60_000_000).toBeCloseTo(expected, 9);
          }
          expect(steps[0]?.from).toBe(BigInt(start) * 1000n);
          for (const [index, step] of steps.entries()) {
            const before = steps[index - 1];
            if (before === undefined) continue;
            const second = Number(step.from / 1000n);
            expect(step.offset).not.toBe(before.offset);
            expect(Math.round(IANAZone.create(zone).offset(second) * 60)).toBe(Number(step.offset / 1_000_000n));
            expect(Math.round(IANAZone.create(zone).offset(second - 1000) * 60)).toBe(
              Number(before.offset / 1_000_000n),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.skipIf(Temporal === undefined)(
    "finds every change Temporal knows, 1800–2100 (skipped where the runtime has no Temporal)",
    () => {
      for (const zone of ZONES) {
        const [first, last] = [micros("1800-01-01T00:00:00Z"), micros("2100-01-01T00:00:00Z")];
        const changes: string[] = [];
        let at =
          Temporal?.Instant.from("1800-01-01T00:00:00Z").toZonedDateTimeISO(zone).getTimeZoneTransition("next") ?? null;
        while (at !== null && BigInt(at.epochMilliseconds) * 1000n < last) {
          changes.push(`${at.epochMilliseconds} ${at.offsetNanoseconds / 1000}`);
          at = at.getTimeZoneTransition("next");
        }
        const steps = zoneTransitions(zone, first, last).slice(1);
        expect(steps.map((step) => `${step.from / 1000n} ${step.offset}`)).toEqual(changes);
      }
    },
  );
});

describe("requireZone", () => {
  it.each(["Europe/Warszawa", "", "+02:00", "Mars/Olympus"])("refuses %j", (zone) => {
    expect(isZone(zone)).toBe(false);
    expect(() => requireZone(zone)).toThrow(AlmanacError);
    expect(() => zoneTransitions(zone, 0n, 1n)).toThrow(/no such time zone/);
  });
  it("takes IANA names", () => {
    for (const zone of ZONES) expect(() => requireZone(zone)).not.toThrow();
  });
});
