import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Calendar, compileCalendar, openMicros, WEEKDAYS } from "../src/calendar/index.ts";
import { parseInstant } from "../src/time/index.ts";

const root = resolve(import.meta.dirname, "../../..");
const folder = resolve(root, process.env.ALMANAC_SHARED ?? "../shared", "oracles/dbt_zendesk/uci");
const file = resolve(folder, "expected/ticket_metrics.deterministic.csv.gz");
const present = existsSync(file);

const office = Calendar.parse({
  zone: "Europe/London",
  weekly: Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, [["09:00", "17:30"]]])),
  holidays: ["2016-03-28", "2016-05-02", "2016-05-30"].map((day) => ({ from: day, to: day })),
});

const instant = (text: string): bigint => {
  const parsed = parseInstant(`${text}Z`);
  if (!parsed.ok) throw new Error(text);
  return parsed.micros;
};

describe.skipIf(!present)(
  "business minutes of a public incident log (skipped where the shared oracles are absent)",
  () => {
    it("equal what another tool computed, every ticket, to the first and the last resolution", () => {
      const [head = "", ...lines] = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
      const columns = head.split(",");
      const rows = lines.map((line) =>
        Object.fromEntries(line.split(",").map((cell, index) => [columns[index], cell])),
      );
      const intervals = compileCalendar(office, instant("2015-01-01 00:00:00"), instant("2018-01-01 00:00:00"));
      const differing = rows.filter((row) =>
        [
          ["first_solved_at", "first_resolution_business_minutes"],
          ["last_solved_at", "full_resolution_business_minutes"],
        ].some(([solved = "", minutes = ""]) => {
          const [expected = "", end = ""] = [row[minutes], row[solved]];
          if (expected === "") return false;
          const open = openMicros(intervals, instant(row.created_at ?? ""), instant(end));
          return Number(open) / 60_000_000 !== Number(expected);
        }),
      );
      expect(rows.filter((row) => (row.full_resolution_business_minutes ?? "") !== "").length).toBe(20_762);
      expect(differing.map((row) => row.ticket_id)).toEqual([]);
    });
  },
);
