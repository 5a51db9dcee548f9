import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { Calendar, compileCalendar, openMicros, WEEKDAYS } from "../src/calendar/index.ts";

const root = resolve(import.meta.dirname, "../../..");
const file = resolve(root, process.env.ALMANAC_SHARED ?? "../shared", "oracles/statistics.json");

interface Case {
  readonly id: string;
  readonly tz: string;
  readonly sched: string;
  readonly from: string;
  readonly to: string;
  readonly min: number;
}

/** `Mon-Fri 09-17`, `Sat 22-24 + Sun 00-06` or `24/7` as a weekly schedule. */
function weeklyOf(schedule: string): Record<string, string[][]> {
  const all = schedule === "24/7" ? "Mon-Sun 00-24" : schedule;
  const weekly: Record<string, string[][]> = {};
  for (const part of all.split(" + ")) {
    const [, first = "", last = first, from, to] = /^(\w{3})(?:-(\w{3}))? (\d\d)-(\d\d)$/.exec(part) ?? [];
    const index = (name: string): number => (WEEKDAYS as readonly string[]).indexOf(name.toLowerCase());
    for (const day of WEEKDAYS.slice(index(first), index(last) + 1)) {
      weekly[day] = [...(weekly[day] ?? []), [`${from}:00`, `${to}:00`]];
    }
  }
  return weekly;
}

const present = existsSync(file);
const cases = present
  ? (JSON.parse(readFileSync(file, "utf8")) as { businessMinutes: readonly Case[] }).businessMinutes
  : [];

describe.skipIf(!present)("published business minutes (skipped where the shared oracles are absent)", () => {
  it("has cases", () => {
    expect(cases.length).toBeGreaterThanOrEqual(10);
  });

  it.each(cases)("$id: $sched in $tz, $from to $to", ({ tz, sched, from, to, min }) => {
    const instant = (local: string): bigint => BigInt(DateTime.fromISO(local, { zone: tz }).toMillis()) * 1000n;
    const [start, end] = [instant(from), instant(to)];
    const intervals = compileCalendar(Calendar.parse({ zone: tz, weekly: weeklyOf(sched) }), start, end);
    expect(openMicros(intervals, start, end)).toBe(BigInt(min) * 60_000_000n);
  });
});
