import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { mapRows, noteMapping } from "./map-rows.ts";

/** The instant a row gives, or the reason why it gives none. */
function instantOf(at: unknown, row: object, more: object = {}): unknown {
  const { common, ...rest } = noteMapping(more);
  const { records, refused } = mapRows({ ...rest, common: { ...common, at } }, [row as Record<string, unknown>]);
  const [fault] = refused;
  return fault === undefined ? (records[0]?.at ?? null) : `${fault.fault.reason} ${fault.fault.path}`;
}

describe("an instant read from cells", () => {
  it.each([
    ["29/2/2016 01:16", { format: "d/M/yyyy HH:mm" }, "2016-02-29T01:16:00Z"],
    ["990201 7:02:47", { format: "yyMMdd H:mm:ss", zone: "Asia/Jerusalem" }, "1999-02-01T05:02:47Z"],
    ["3 Mar 2016 5:07 PM", { format: "d MMM yyyy h:mm a" }, "2016-03-03T17:07:00Z"],
    ["1/3/2016 09:00 +0200", { format: "d/M/yyyy HH:mm ZZZ" }, "2016-03-01T07:00:00Z"],
    ["2016-03-01 09:00:00.123456789", { format: "yyyy-MM-dd HH:mm:ss.u" }, "2016-03-01T09:00:00.123456Z"],
    ["2016-03-01 09:00:00.5", { format: "yyyy-MM-dd HH:mm:ss.u", zone: "Europe/Warsaw" }, "2016-03-01T08:00:00.5Z"],
    ["2016-03-01", {}, "2016-03-01T00:00:00Z"],
    ["2016-03-01 09:00", { zone: "Europe/Warsaw" }, "2016-03-01T08:00:00Z"],
    ["2016-03-01T09:00:00.25", {}, "2016-03-01T09:00:00.25Z"],
    ["2016-03-01T09:00+02:00", { zone: "Europe/Warsaw" }, "2016-03-01T07:00:00Z"],
    ["2016-03-01 09:00:00 -0330", {}, "2016-03-01T12:30:00Z"],
    ["1456822800", { format: "seconds" }, "2016-03-01T09:00:00Z"],
    ["1456822800.5", { format: "seconds" }, "2016-03-01T09:00:00.5Z"],
    ["1456822800500", { format: "milliseconds" }, "2016-03-01T09:00:00.5Z"],
    ["-1", { format: "seconds" }, "1969-12-31T23:59:59Z"],
    ["01.03.2016", { format: ["d/M/yyyy", "dd.MM.yyyy"] }, "2016-03-01T00:00:00Z"],
  ])("%s by %j", (text, reading, expected) => {
    expect(instantOf({ text: "{at}", ...reading }, { at: text })).toBe(expected);
  });

  it.each([
    ["31/2/2016 01:16", { format: "d/M/yyyy HH:mm" }],
    ["2/1/2016", { format: "d/M/yyyy HH:mm" }],
    ["2016-02-30", {}],
    ["2016-13-01", {}],
    ["2016-03-01T25:00", {}],
    ["yesterday", {}],
    ["1456822800", {}],
    ["12x", { format: "seconds" }],
    ["99999999999999", { format: "seconds" }],
  ])("%s by %j is refused at its column", (text, reading) => {
    expect(instantOf({ text: "{day}", ...reading }, { day: text })).toMatch(/^wrong-type (day|at)$/);
  });

  it("is put together from several columns, with seconds added", () => {
    const reading = { text: "{date} {time}", format: "yyMMdd H:mm:ss", plusSeconds: "{wait}" };
    expect(instantOf(reading, { date: "990201", time: "7:02:47", wait: "13.5" })).toBe("1999-02-01T07:03:00.5Z");
    expect(instantOf(reading, { date: "990201", time: "7:02:47", wait: "" })).toBe("1999-02-01T07:02:47Z");
    expect(instantOf({ ...reading, plusSeconds: "-{wait}" }, { date: "990201", time: "7:02:47", wait: "47" })).toBe(
      "1999-02-01T07:02:00Z",
    );
    expect(instantOf(reading, { date: "990201", time: "7:02:47", wait: "long" })).toBe("wrong-type wait");
    expect(instantOf(reading, { date: "990201", time: "", wait: "1" })).toBe(null);
  });

  it("of a time of day goes on past midnight, and a clock that is slightly behind stays on its day", () => {
    const more = { instants: { entered: { text: "{date} {entry}", format: "yyMMdd H:mm:ss" } } };
    const reading = { text: "{date} {exit}", format: "yyMMdd H:mm:ss", rollsOver: "entered" };
    const at = (entry: string, exit: string) => instantOf(reading, { date: "990228", entry, exit }, more);
    expect(at("23:59:54", "0:00:02")).toBe("1999-03-01T00:00:02Z");
    expect(at("9:48:14", "9:47:17")).toBe("1999-02-28T09:47:17Z");
    expect(at("9:48:14", "9:49:00")).toBe("1999-02-28T09:49:00Z");
  });

  it("is what a table makes of a cell", () => {
    const reading = { text: { from: "{wave}", table: { "1": "2020-01-01", "2": "2020-04-01" } } };
    expect(instantOf(reading, { wave: "2" })).toBe("2020-04-01T00:00:00Z");
    expect(instantOf(reading, { wave: "" })).toBe(null);
    expect(instantOf(reading, { wave: "3" })).toBe("wrong-type wave");
  });

  it("is chosen among several", () => {
    const instants = { a: { text: "{a}" }, b: { text: "{b}" } };
    const row = { a: "2026-01-02", b: "2026-01-01" };
    expect(instantOf({ firstOf: ["a", "b"] }, row, { instants })).toBe("2026-01-02T00:00:00Z");
    expect(instantOf({ earliestOf: ["a", "b"] }, row, { instants })).toBe("2026-01-01T00:00:00Z");
    expect(instantOf({ latestOf: ["b", "a"] }, row, { instants })).toBe("2026-01-02T00:00:00Z");
    expect(instantOf({ firstOf: ["a", { text: "{b}" }] }, { ...row, a: "" }, { instants })).toBe(
      "2026-01-01T00:00:00Z",
    );
    expect(instantOf({ latestOf: ["a", "b"] }, { a: "", b: "" }, { instants })).toBe(null);
    expect(instantOf({ latestOf: ["a", "b"] }, { a: "?", b: "2026-01-01" }, { instants })).toBe("wrong-type a");
  });
});

describe("a local time", () => {
  const warsaw = (text: string, more: object = {}) =>
    instantOf({ text: "{t}", zone: "Europe/Warsaw", ...more }, { t: text });

  it("that comes twice is the earlier, unless the mapping says otherwise", () => {
    expect(warsaw("2026-10-25 02:30")).toBe("2026-10-25T00:30:00Z");
    expect(warsaw("2026-10-25 02:30", { fold: "later" })).toBe("2026-10-25T01:30:00Z");
    expect(warsaw("2026-10-25 02:30", { fold: "refuse" })).toBe("wrong-type t");
  });

  it("that never comes is refused, unless the mapping says otherwise", () => {
    expect(warsaw("2026-03-29 02:30")).toBe("wrong-type t");
    expect(warsaw("2026-03-29 02:30", { gap: "forward" })).toBe("2026-03-29T01:30:00Z");
    expect(warsaw("2026-03-29 02:00", { gap: "forward" })).toBe("2026-03-29T01:00:00Z");
    expect(warsaw("2026-03-29 03:00")).toBe("2026-03-29T01:00:00Z");
  });

  it("of any instant and zone leads back to it, or to its twin where the time comes twice", () => {
    const zone = fc.constantFrom(
      "Europe/Warsaw",
      "America/New_York",
      "Asia/Kolkata",
      "Australia/Lord_Howe",
      "Pacific/Apia",
      "UTC",
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), zone, (second, name) => {
        const local = DateTime.fromSeconds(second, { zone: name });
        const read = [{ fold: "earlier" }, { fold: "later" }].map((policy) =>
          instantOf({ text: "{t}", zone: name, ...policy }, { t: local.toFormat("yyyy-MM-dd HH:mm:ss") }),
        );
        expect(read).toContain(new Date(second * 1000).toISOString().replace(".000Z", "Z"));
      }),
      { numRuns: 300 },
    );
  });
});
