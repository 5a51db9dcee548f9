import type { SettingsInput } from "@almanac/core";
import fc from "fast-check";
import { WORDS } from "./words.ts";

type Calendars = NonNullable<SettingsInput["calendars"]>;

const hours = fc.constantFrom(
  [["09:00", "17:00"]],
  [
    ["00:00", "03:00"],
    ["22:00", "24:00"],
  ],
  [
    ["08:30", "12:00"],
    ["13:00", "17:30"],
  ],
  [["00:00", "24:00"]],
  [],
) as fc.Arbitrary<readonly (readonly [string, string])[]>;

const zones = fc.constantFrom("UTC", "Europe/Warsaw", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe");

const version = fc.record({
  zone: zones,
  weekly: fc.record({ sat: hours, sun: hours, mon: hours, tue: hours }, { requiredKeys: [] }),
  holidays: fc.constantFrom([], [{ from: "2026-10-26", to: "2026-10-26" }]),
  exceptions: fc.constantFrom([], [{ date: "2026-10-25", open: [["01:30", "02:45"] as const] }]),
});

const calendar = fc.oneof(
  { weight: 4, arbitrary: version },
  {
    weight: 1,
    arbitrary: fc.tuple(version, version).map(([first, second]) => [first, { ...second, validFrom: "2026-10-25" }]),
  },
);

const rules = fc.subarray([
  { attribute: "schedule" },
  { team: { red: "night", night: "night" } },
  { channel: { chat: "night" } },
]);

const calendars = fc.record({
  default: fc.constantFrom("office", "night"),
  use: rules,
  calendars: fc.record({ office: calendar, night: calendar }),
});

const condition = fc.oneof(
  WORDS.channel.map((channel) => ({ channel })),
  WORDS.team.map((team) => ({ team })),
  WORDS.agent.map((agent) => ({ agent })),
  fc.constantFrom({ topic: "billing" }, { topic: ["high", "gone"] }, { priority: "high" }),
) as fc.Arbitrary<Readonly<Record<string, string | string[]>>>;

const where = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 4, arbitrary: condition },
  { weight: 1, arbitrary: fc.tuple(condition, condition).map(([one, other]) => ({ ...one, ...other })) },
);

/** Settings in random zones with calendars by attribute, team and channel, and targets on some metrics. */
export function settings(targeted: readonly string[]): fc.Arbitrary<SettingsInput> {
  const target = fc.record(
    {
      metric: fc.constantFrom(...targeted),
      within: fc.constantFrom("PT20S", "PT10M", "PT10M", "PT2H", "P1D"),
      clock: fc.constantFrom("calendar" as const, "business" as const),
      where,
    },
    { requiredKeys: ["metric", "within", "where"] },
  );
  const targets = fc
    .array(target, { minLength: 1, maxLength: 4, size: "max" })
    .map((all) => all.map((each, index) => ({ name: `t${index}`, ...each })));
  return fc.record({ zone: zones, calendars: calendars as fc.Arbitrary<Calendars>, targets });
}
