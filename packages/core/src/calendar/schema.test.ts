import { describe, expect, it } from "vitest";
import { schemaProblem } from "../text/schema-problem.ts";
import { calendarOf } from "./choose.ts";
import { Calendars } from "./schema.ts";

const hq = {
  zone: "Europe/Warsaw",
  weekly: {
    mon: [
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ],
  },
};
const use = [{ attribute: "schedule" }, { team: { berlin: "split" } }, { channel: { chat: "always" } }];
const calendars = Calendars.parse({
  default: "hq",
  use,
  calendars: { hq, split: [hq, { ...hq, validFrom: "2026-01-01" }], always: hq },
});
const row = (attributes: Record<string, string>, team: string | null, channel: string | null) => ({
  attributes,
  team,
  channel,
});

describe("calendarOf", () => {
  it.each([
    [row({}, null, "email"), "hq"],
    [row({ schedule: "always" }, "berlin", "chat"), "always"],
    [row({ schedule: "nine to five" }, "berlin", "chat"), "split"],
    [row({ schedule: "toString" }, "constructor", "toString"), "hq"],
    [row({}, "paris", "chat"), "always"],
    [row({}, null, null), "hq"],
  ])("%j is measured by %s", (keys, name) => {
    expect(calendarOf(calendars, keys)).toBe(name);
  });
});

describe("Calendars", () => {
  const withHq = (change: object): unknown => ({ default: "hq", calendars: { hq: { ...hq, ...change } } });
  it.each([
    [{ calendars: { hq } }, ["default"], /missing/],
    [{ default: "hp", calendars: { hq } }, ["default"], /no calendar is called "hp"; there are "hq"/],
    [
      { default: "hq", use: [{ team: { berlin: "spilt" } }], calendars: { hq } },
      ["use", 0, "team", "berlin"],
      /"spilt"/,
    ],
    [{ default: "hq", use: [{ queue: "x" }], calendars: { hq } }, ["use", 0], /cannot stand here/],
    [withHq({ zone: "Europe/Warszawa" }), ["calendars", "hq", "zone"], /no such time zone/],
    [withHq({ weekly: { monday: [] } }), ["calendars", "hq", "weekly", "monday"], /unknown field/],
    [withHq({ weekly: { mon: [["9:00", "12:00"]] } }), ["calendars", "hq", "weekly", "mon", 0, 0], /"9:00"/],
    [withHq({ weekly: { mon: [["22:00", "06:00"]] } }), ["calendars", "hq", "weekly", "mon", 0], /over midnight/],
    [withHq({ weekly: { mon: [["09:00", "24:30"]] } }), ["calendars", "hq", "weekly", "mon", 0, 1], /24:30/],
    [
      withHq({ holidays: [{ name: "x", from: "2026-05-03", to: "2026-05-01" }] }),
      ["calendars", "hq", "holidays", 0, "to"],
      /before the first/,
    ],
    [
      withHq({ holidays: [{ name: "x", from: "2026-02-30", to: "2026-05-01" }] }),
      ["calendars", "hq", "holidays", 0, "from"],
      /no such date/,
    ],
    [
      withHq({
        exceptions: [
          { date: "2026-05-03", open: [] },
          { date: "2026-05-03", open: [] },
        ],
      }),
      ["calendars", "hq", "exceptions"],
      /two exceptions/,
    ],
    [{ default: "hq", calendars: { hq: [hq, hq] } }, ["calendars", "hq"], /two versions/],
    [{ default: "hq", calendars: { hq: [] } }, ["calendars", "hq"], /cannot stand here/],
  ])("%j is refused where it is wrong", (value, path, message) => {
    const parsed = Calendars.safeParse(value);
    const problem = parsed.success ? null : schemaProblem(Calendars, value, parsed.error);
    expect(problem?.path).toEqual(path);
    expect(problem?.message).toMatch(message);
    expect(problem?.allowed).not.toBe("");
  });

  it("takes 24:00 as an end", () => {
    expect(Calendars.safeParse(withHq({ weekly: { sun: [["00:00", "24:00"]] } })).success).toBe(true);
  });
});
