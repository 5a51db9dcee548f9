import { describe, expect, it } from "vitest";
import { AlmanacError, formatProblem, type Problem } from "../errors.ts";
import { parseSettings, parseSettingsText, requireCalendars } from "./parse.ts";
import { settingsJsonSchema } from "./schema.ts";

const EXAMPLE = `{ "zone": "Europe/Warsaw",
  "calendars": { "default": "hq",
    "use": [{"attribute": "schedule"}, {"team": {"berlin": "split"}}, {"channel": {"chat": "always"}}],
    "calendars": { "hq": { "zone": "Europe/Warsaw", "weekly": {"mon": [["09:00","12:00"],["13:00","17:00"]]},
        "holidays": [{"name": "May", "from": "2026-05-01", "to": "2026-05-03"}],
        "exceptions": [{"date": "2026-12-24", "open": [["09:00","12:00"]]}], "validFrom": "2026-01-01" },
      "split": [{ "zone": "Europe/Berlin", "weekly": {} }, { "zone": "Europe/Berlin", "weekly": {}, "validFrom": "2026-06-01" }],
      "always": { "zone": "UTC", "weekly": {"mon": [["00:00","24:00"]]} } } },
  "targets": [{ "name": "Facebook in 24 h", "metric": "first_response_time", "within": "PT24H", "clock": "calendar", "where": {"channel": "facebook"}, "goal": 0.94 }],
  "metrics": { "csat": { "satisfied": 0.75 }, "missed": { "limit": "PT60S", "channels": ["chat"] } },
  "windows": { "first_contact_resolution": "P7D", "repeat_contact_rate": "P7D", "service_influenced_sales": "P7D" } }`;

const problemOf = (text: string): Problem => {
  try {
    parseSettingsText(text, "settings.json");
  } catch (error) {
    if (error instanceof AlmanacError) return error.problem;
    throw error;
  }
  throw new Error("nothing thrown");
};

describe("parseSettings", () => {
  it("takes the shape of the metric dictionary", () => {
    const settings = parseSettingsText(EXAMPLE);
    expect(settings.zone).toBe("Europe/Warsaw");
    expect(settings.targets[0]).toEqual({
      name: "Facebook in 24 h",
      metric: "first_response_time",
      within: "PT24H",
      clock: "calendar",
      where: { channel: ["facebook"] },
      goal: 0.94,
    });
    expect(settings.metrics.missed).toEqual({ limit: "PT60S", channels: ["chat"] });
    expect(Object.keys(requireCalendars(settings).calendars)).toEqual(["hq", "split", "always"]);
  });

  it("fills in defaults and takes its own result again", () => {
    expect(parseSettings({})).toEqual({ zone: "UTC", targets: [], metrics: {}, windows: {} });
    const settings = parseSettings(JSON.parse(EXAMPLE));
    expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
    expect(parseSettings({ targets: [{ name: "a", within: "PT1H" }] }).targets[0]).toEqual({
      name: "a",
      metric: "first_response_time",
      within: "PT1H",
      where: {},
    });
  });

  it("gives frozen data", () => {
    const settings = parseSettingsText(EXAMPLE);
    for (const part of [
      settings,
      settings.targets,
      settings.targets[0],
      settings.targets[0]?.where,
      settings.calendars,
      settings.calendars?.use,
    ]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it.each([
    ['"Europe/Warsaw",\n', '"Europe/Warszawa",\n', 1, "zone", /"Europe\/Warszawa"/],
    ['"berlin": "split"', '"berlin": "spilt"', 3, "calendars.use[1].team.berlin", /no calendar is called "spilt"/],
    [
      '"mon": [["09:00","12:00"],["13:00"',
      '"mon": [["09:00","12:00"],["18:00"',
      4,
      "calendars.calendars.hq.weekly.mon[1]",
      /after the start/,
    ],
    ['"mon": [["09', '"monday": [["09', 4, "calendars.calendars.hq.weekly.monday", /unknown field/],
    [
      '"to": "2026-05-03"',
      '"to": "2026-05-32"',
      5,
      "calendars.calendars.hq.holidays[0].to",
      /no such date: "2026-05-32"/,
    ],
    [
      '"Europe/Berlin", "weekly": {} }, {',
      '"Berlin", "weekly": {} }, {',
      7,
      "calendars.calendars.split[0].zone",
      /no such time zone/,
    ],
    ['"within": "PT24H"', '"within": "24h"', 9, "targets[0].within", /"24h"/],
    ['"within": "PT24H"', '"within": "PT0H"', 9, "targets[0].within", /"PT0H"/],
    ['"goal": 0.94', '"goal": 94', 9, "targets[0].goal", /94 cannot/],
    ['"clock": "calendar"', '"clock": "working"', 9, "targets[0].clock", /"working"/],
    ['"channel": "facebook"', '"channel": []', 9, "targets[0].where.channel", /list/],
    ['"channel": "facebook"', '"channel": ["facebook", 3]', 9, "targets[0].where.channel[1]", /3 cannot/],
    ['"missed": {', '"missed": 7, "x": {', 10, "metrics.missed", /7 cannot/],
    ['"repeat_contact_rate": "P7D"', '"repeat_contact_rate": "P1M"', 11, "windows.repeat_contact_rate", /"P1M"/],
    ['{ "zone"', '{ "timezone": "x", "zone"', 1, "timezone", /unknown field/],
  ])("%s -> %s names its line", (from, to, line, path, message) => {
    expect(EXAMPLE).toContain(from);
    const problem = problemOf(EXAMPLE.replace(from, to));
    expect(problem).toMatchObject({ code: "invalid-settings", where: { file: "settings.json", line, path } });
    expect(problem.message).toMatch(message);
    expect(problem.allowed ?? "").not.toBe("");
  });

  it("refuses two targets of one name, and what is no object", () => {
    const target = { name: "a", within: "PT1H" };
    expect(() => parseSettings({ targets: [target, target] })).toThrow(/two targets are called "a"/);
    expect(() => parseSettings([])).toThrow(/a list cannot stand here/);
  });

  it("names the line of broken JSON", () => {
    expect(problemOf(EXAMPLE.replace('"hq",\n', '"hq"\n'))).toMatchObject({
      code: "bad-json",
      where: { file: "settings.json", line: 3 },
    });
  });

  it("prints one message for a person", () => {
    const text = formatProblem(problemOf(EXAMPLE.replace('"PT24H"', '"24h"')));
    expect(text).toMatch(
      /^settings\.json:9: targets\[0\]\.within: "24h" cannot stand here \[invalid-settings\]\n {2}allowed: an ISO 8601 duration/,
    );
  });

  it("says what the business clock needs", () => {
    expect(() => requireCalendars(parseSettings({}))).toThrow(/no calendars/);
  });
});

describe("settingsJsonSchema", () => {
  it("describes the settings as they are written", () => {
    const schema = JSON.parse(settingsJsonSchema()) as {
      properties: Record<string, object>;
      required?: string[];
      additionalProperties: boolean;
    };
    expect(Object.keys(schema.properties)).toEqual(["zone", "calendars", "targets", "metrics", "windows"]);
    expect([schema.required ?? [], schema.additionalProperties]).toEqual([[], false]);
  });
});
