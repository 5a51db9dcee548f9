import { MICROS_PER_DAY, MICROS_PER_HOUR, type ZoneStep } from "@almanac/core";

/** Local microseconds of an instant: integers and the zone's offset steps, no time-zone function per row. */
export function localText(at: string, zone: readonly ZoneStep[]): string {
  const [first, ...later] = zone;
  if (later.length === 0) return `(${at} + ${first?.offset ?? 0n})`;
  const arms = [...zone].slice(0, -1).map((step, i) => `WHEN ${at} < ${zone[i + 1]?.from} THEN ${step.offset}`);
  return `(${at} + CASE ${arms.join(" ")} ELSE ${zone.at(-1)?.offset} END)`;
}

/** Number of the local day of an instant, days since 1970-01-01, also before it. */
export function localDayText(at: string, zone: readonly ZoneStep[]): string {
  const local = localText(at, zone);
  return `CAST((${local} - (${local} % ${MICROS_PER_DAY} + ${MICROS_PER_DAY}) % ${MICROS_PER_DAY}) / ${MICROS_PER_DAY} AS BIGINT)`;
}

/** Labels of an instant's place in the local day and week, by dimension name. */
export const LOCAL_DIMENSIONS: Readonly<Record<string, (at: string, zone: readonly ZoneStep[]) => string>> =
  Object.freeze({
    hour_of_day: (at, zone) => `CAST(${hourText(at, zone)} AS VARCHAR)`,
    weekday: (at, zone) => `CAST(${weekdayText(at, zone)} AS VARCHAR)`,
    hour_of_week: (at, zone) =>
      `(CAST(${weekdayText(at, zone)} AS VARCHAR) || 'T' || CASE WHEN ${hourText(at, zone)} < 10 THEN '0' ELSE '' END || CAST(${hourText(at, zone)} AS VARCHAR))`,
  });

function hourText(at: string, zone: readonly ZoneStep[]): string {
  const local = localText(at, zone);
  const inDay = `((${local} % ${MICROS_PER_DAY} + ${MICROS_PER_DAY}) % ${MICROS_PER_DAY})`;
  return `CAST((${inDay} - ${inDay} % ${MICROS_PER_HOUR}) / ${MICROS_PER_HOUR} AS BIGINT)`;
}

/** ISO weekday, Monday 1: the first of January 1970 was a Thursday. */
function weekdayText(at: string, zone: readonly ZoneStep[]): string {
  return `CAST((${localDayText(at, zone)} % 7 + 10) % 7 + 1 AS BIGINT)`;
}
