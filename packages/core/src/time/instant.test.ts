import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { formatInstant, parseInstant } from "./instant.ts";

const micros = (text: string): bigint => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.micros;
};
const reason = (text: string): string => {
  const parsed = parseInstant(text);
  return parsed.ok ? "ok" : parsed.reason;
};
const FIRST = micros("0000-01-01T00:00:00Z");
const LAST = micros("9999-12-31T23:59:59.999999Z");

describe("parseInstant", () => {
  it("takes what RFC 3339 allows", () => {
    expect(micros("1970-01-01T00:00:00Z")).toBe(0n);
    expect(micros("1970-01-01t00:00:00z")).toBe(0n);
    expect(micros("1970-01-01 02:00:00+02:00")).toBe(0n);
    expect(micros("1969-12-31T23:59:59.5-00:00")).toBe(-500_000n);
    expect(micros("1985-04-12T23:20:50.52Z")).toBe(482_196_050_520_000n);
    expect(micros("1937-01-01T12:00:27.87+00:20")).toBe(-1_041_337_172_130_000n);
  });

  it("cuts digits after the sixth, never rounds", () => {
    expect(micros("1970-01-01T00:00:00.9999999999Z")).toBe(999_999n);
    expect(micros("1969-12-31T23:59:59.9999999Z")).toBe(-1n);
  });

  it.each(["2026-10-01T09:00:00", "2026-10-01 09:00:00.123"])("%s has no offset", (text) => {
    expect(reason(text)).toBe("no-offset");
  });

  it.each([
    "",
    "1790000000",
    "2026-10-01",
    "2026-10-01T09:00Z",
    "2026-02-29T09:00:00Z",
    "2026-02-29T09:00:00",
    "2026-04-31T09:00:00Z",
    "2026-00-10T09:00:00Z",
    "2026-13-10T09:00:00Z",
    "1900-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z",
    "2026-10-01T24:00:00Z",
    "2026-10-01T09:60:00Z",
    "2026-10-01T09:00:00.Z",
    "2026-10-01T09:00:00,5Z",
    "2026-10-01T09:00:00+0200",
    "2026-10-01T09:00:00+02",
    "2026-10-01T09:00:00+24:00",
    "2026-10-01T09:00:00+02:60",
    "2026-10-01T09:00:00Z ",
    "2026-10-01T09:00:00+02:00:00",
    " 2026-10-01T09:00:00Z",
    "2026-10-01_09:00:00Z",
    "+02026-10-01T09:00:00Z",
    "2026-1a-01T09:00:00Z",
    "0000-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01",
  ])("%s is refused", (text) => {
    expect(reason(text)).toBe("wrong-type");
  });

  it("agrees with luxon on any instant and offset", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -62_000_000_000, max: 253_000_000_000 }),
        fc.integer({ min: -1439, max: 1439 }),
        (second, offset) => {
          const local = DateTime.fromSeconds(second, { zone: "utc" }).plus({ minutes: offset });
          if (local.year < 0 || local.year > 9999) return;
          const sign = offset < 0 ? "-" : "+";
          const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
          const pad = (value: number): string => String(value).padStart(2, "0");
          const text = `${local.toFormat("yyyy-MM-dd'T'HH:mm:ss")}${sign}${pad(hours)}:${pad(minutes)}`;
          expect(micros(text)).toBe(BigInt(second) * 1_000_000n);
        },
      ),
    );
  });
});

describe("formatInstant", () => {
  it("writes the shortest fraction", () => {
    expect(formatInstant(0n)).toBe("1970-01-01T00:00:00Z");
    expect(formatInstant(250_000n)).toBe("1970-01-01T00:00:00.25Z");
    expect(formatInstant(-1n)).toBe("1969-12-31T23:59:59.999999Z");
    expect(formatInstant(FIRST)).toBe("0000-01-01T00:00:00Z");
  });

  it("gives the same microseconds back", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: FIRST, max: LAST }), (instant) => {
        expect(micros(formatInstant(instant))).toBe(instant);
      }),
    );
  });

  it("sorts as text in the order of time", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: FIRST, max: LAST }), fc.bigInt({ min: FIRST, max: LAST }), (a, b) => {
        const seconds = [
          a - (((a % 1_000_000n) + 1_000_000n) % 1_000_000n),
          b - (((b % 1_000_000n) + 1_000_000n) % 1_000_000n),
        ] as const;
        expect(formatInstant(seconds[0]) < formatInstant(seconds[1])).toBe(seconds[0] < seconds[1]);
      }),
    );
  });

  it("refuses what RFC 3339 cannot write", () => {
    expect(() => formatInstant(LAST + 1n)).toThrow(RangeError);
    expect(() => formatInstant(FIRST - 1n)).toThrow(RangeError);
  });
});
