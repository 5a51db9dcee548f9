import { inspect } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";
import { thrown } from "../../test/thrown.ts";
import { cycle } from "../fact/cycle.ts";
import { defineMetric } from "../metric/define.ts";
import { count } from "../metric/estimators.ts";
import { defineConnector } from "../plugin/connector.ts";
import { parseSettings } from "../settings/parse.ts";
import { defineConfig, parseConfig, settingsOfConfig } from "./config.ts";
import type { ConfigInput } from "./schema.ts";
import { env, isSecret, readSecret } from "./secret.ts";

const requests = defineMetric({
  id: "requests",
  title: "Requests",
  about: "Conversations opened.",
  fact: cycle,
  unit: "count",
  better: "neither",
  at: (c) => c.opened,
  measure: () => count(),
});
const desk = defineConnector({
  name: "desk",
  about: "A desk.",
  options: z.strictObject({ token: z.custom(isSecret) }),
  read: async function* () {},
});
const calendars: ConfigInput["calendars"] = {
  default: "hq",
  calendars: { hq: { zone: "Europe/Warsaw", weekly: { mon: [["09:00", "17:00"]] } } },
};

/** As the design shows it. */
const NORTHWIND: ConfigInput = {
  name: "Northwind support",
  zone: "Europe/Warsaw",
  languages: ["en", "pl"],
  plugins: [[requests]],
  sources: { "desk-eu": desk({ token: env("DESK_TOKEN") }) },
  calendars,
  targets: [{ name: "Chat in 60 s", within: "PT60S", where: { channel: "chat" } }],
  windows: { repeat_contact_rate: "P7D" },
  metrics: { csat: { satisfied: 0.75 } },
  goals: [
    {
      metric: "csat",
      where: { channel: "chat" },
      atLeast: 0.9,
      by: "2026-12-31",
      owner: "support-lead",
      decision: "staffing of chat",
      milestones: [{ on: "2026-10-31", atLeast: 0.87 }],
    },
  ],
  reports: {
    monthly: { period: "month", level: "company", metrics: "all", by: ["channel", "team", "topic"] },
    vendor: { period: "month", level: "agent.vendor", restricted: true },
  },
  privacy: { agents: "off", text: "off", suppressBelow: 5 },
};

const withField = (field: object): ConfigInput => ({ ...NORTHWIND, ...field }) as ConfigInput;

test("takes what the design shows, frozen, and its own result again", () => {
  const config = defineConfig(NORTHWIND);
  expect(config.reports?.vendor).toEqual({
    period: "month",
    level: "agent.vendor",
    metrics: "all",
    by: [],
    restricted: true,
  });
  expect(config.goals[0]?.where).toEqual({ channel: ["chat"] });
  expect(config.plugins?.[0]?.[0]).toBe(requests);
  expect([config, config.reports, config.goals, config.plugins, config.privacy].every(Object.isFrozen)).toBe(true);
  expect(parseConfig(config)).toEqual(config);
});

test("its settings are those a settings file of the same words gives", () => {
  const { zone, calendars: hours, targets, windows, metrics } = NORTHWIND;
  expect(settingsOfConfig(defineConfig(NORTHWIND))).toEqual(
    parseSettings({ zone, calendars: hours, targets, windows, metrics }),
  );
  expect(settingsOfConfig(defineConfig({ name: "Small" }))).toEqual(parseSettings({}));
});

test("a name is enough", () => {
  expect(defineConfig({ name: "Small" })).toEqual({
    name: "Small",
    zone: "UTC",
    languages: ["en"],
    targets: [],
    metrics: {},
    windows: {},
    sources: {},
    goals: [],
    privacy: { agents: "off", text: "off", suppressBelow: 5 },
  });
});

const goal = { metric: "csat", by: "2026-12-31", owner: "lead" };
test.each([
  [{ zone: "Europe/Warszawa" }, "zone", /"Europe\/Warszawa"/, /IANA/],
  [{ zones: "UTC" }, "zones", /unknown field "zones"/, /name, zone, /],
  [{ name: "" }, "name", /"" cannot stand here/, /name of the site/],
  [{ languages: ["english language"] }, "languages[0]", /is no language tag/, /./],
  [{ plugins: [requests] }, "plugins[0]", /a function cannot stand here/, /`timing\(\)`/],
  [{ plugins: [["requests"]] }, "plugins[0][0]", /is no metric/, /defineMetric/],
  [{ sources: { desk } }, "sources.desk", /is no source/, /called with its options/],
  [{ sources: { desk: "s3cret" } }, "sources.desk", /^is no source$/, /called with its options/],
  [{ reports: { monthly: { period: "fortnight" } } }, "reports.monthly.period", /"fortnight"/, /"day", "week"/],
  [
    { reports: { monthly: { period: "month", per: [] } } },
    "reports.monthly.per",
    /unknown field "per"/,
    /period, level/,
  ],
  [{ goals: [goal] }, "goals[0]", /neither or both/, /atLeast or atMost/],
  [{ goals: [{ ...goal, atLeast: 1, atMost: 2 }] }, "goals[0]", /neither or both/, /atLeast or atMost/],
  [{ goals: [{ ...goal, atLeast: 1, by: "2026-02-30" }] }, "goals[0].by", /no such date/, /YYYY-MM-DD/],
  [{ privacy: { suppressBelow: -1 } }, "privacy.suppressBelow", /-1 cannot/, /whole number/],
  [{ privacy: { agents: "on" } }, "privacy.agents", /"on" cannot/, /"restricted"/],
  [{ engine: "duckdb" }, "engine", /is no engine/, /./],
])("%j is refused at the caller's line", (field, path, message, allowed) => {
  const { error, file } = thrown(() => defineConfig(withField(field)));
  expect(error.problem).toMatchObject({ code: "invalid-config", where: { path } });
  expect(error.problem.message).toMatch(message);
  expect(error.problem.allowed).toMatch(allowed);
  expect(file).toBe("config.test.ts");
});

test("a secret shows its name and never its value", () => {
  const token = env("DESK_TOKEN");
  const environment = { DESK_TOKEN: "s3cret" };
  expect(readSecret(token, environment)).toBe("s3cret");
  expect([JSON.stringify(token), inspect(token)].join()).not.toContain("s3cret");
  expect(() => readSecret(token, { DESK_TOKEN: "" })).toThrow("DESK_TOKEN is not set");
});

test("what is no name, perhaps the secret itself, is refused without repeating it", () => {
  const { error, file } = thrown(() => env("s3cret-value"));
  expect(JSON.stringify(error.problem)).not.toContain("s3cret");
  expect(file).toBe("config.test.ts");
});
