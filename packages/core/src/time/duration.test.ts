import fc from "fast-check";
import { Duration } from "luxon";
import { describe, expect, it } from "vitest";
import { AlmanacError } from "../errors.ts";
import { durationMicros, parseDuration } from "./duration.ts";

describe("parseDuration", () => {
  it.each([
    ["PT24H", 86_400_000_000n],
    ["P7D", 604_800_000_000n],
    ["P1W", 604_800_000_000n],
    ["PT60S", 60_000_000n],
    ["PT0S", 0n],
    ["P1DT2H3M4.5S", 93_784_500_000n],
    ["PT0,5H", 1_800_000_000n],
    ["PT0.000001S", 1n],
  ])("%s", (text, micros) => {
    expect(parseDuration(text)).toBe(micros);
  });

  it.each([
    "",
    "P",
    "PT",
    "P1DT",
    "24H",
    "P1M",
    "P1Y",
    "-PT1H",
    "PT-1H",
    "pt1h",
    "PT1.5H30M",
    "PT0.0000001S",
    "PT1H ",
    "PT1M1H",
  ])("%s is refused with what is allowed", (text) => {
    expect(durationMicros(text)).toBeNull();
    const thrown = (() => {
      try {
        return parseDuration(text);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(AlmanacError);
    expect((thrown as AlmanacError).problem).toMatchObject({
      code: "bad-duration",
      allowed: expect.stringContaining("PT24H"),
    });
  });

  it("agrees with luxon", () => {
    const part = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(part, part, part, part, part, (weeks, days, hours, minutes, seconds) => {
        const text = `P${weeks}W${days}DT${hours}H${minutes}M${seconds}S`;
        expect(parseDuration(text)).toBe(BigInt(Duration.fromISO(text).toMillis()) * 1000n);
      }),
    );
  });
});
