import { floorDivide } from "./bigint.ts";
import { weekdayOfDay } from "./civil.ts";
import { MICROS_PER_DAY, MICROS_PER_HOUR } from "./local-day.ts";

// Each takes local microseconds: UTC microseconds plus the zone's offset at that instant.

const hourNumber = (local: bigint): number =>
  Number(floorDivide(local, MICROS_PER_HOUR) - floorDivide(local, MICROS_PER_DAY) * 24n);

/** Hour of the local day, `"0"`…`"23"`; a repeated hour has its number twice. */
export function hourOfDayLabel(local: bigint): string {
  return String(hourNumber(local));
}

/** ISO weekday of the local date, `"1"` Monday … `"7"` Sunday. */
export function weekdayLabel(local: bigint): string {
  return String(weekdayOfDay(Number(floorDivide(local, MICROS_PER_DAY))));
}

/** Hour of the local week, `"1T00"`…`"7T23"`; as text in the order of time. */
export function hourOfWeekLabel(local: bigint): string {
  return `${weekdayLabel(local)}T${String(hourNumber(local)).padStart(2, "0")}`;
}
