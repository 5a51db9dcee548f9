import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, it } from "vitest";
import { zoneOffset } from "./local-day.ts";
import { hourOfDayLabel, hourOfWeekLabel, weekdayLabel } from "./local-parts.ts";

it("labels the local hour and weekday as luxon reads them", () => {
  const instant = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(instant, fc.constantFrom("Europe/Warsaw", "Asia/Kathmandu", "America/St_Johns"), (millis, zone) => {
      const date = DateTime.fromMillis(millis, { zone });
      const local = BigInt(millis) * 1000n + zoneOffset(zone, BigInt(millis) * 1000n);
      expect(hourOfDayLabel(local)).toBe(String(date.hour));
      expect(weekdayLabel(local)).toBe(String(date.weekday));
      expect(hourOfWeekLabel(local)).toBe(`${date.weekday}T${date.toFormat("HH")}`);
    }),
  );
});
