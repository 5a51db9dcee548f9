import { type Clock, type MeasureQuery, parseSettings, type Settings } from "../../packages/core/src/index.ts";
import { connect, dialect } from "../../packages/engine-duckdb/src/index.ts";
import { type Breakdown, definitionOf, openStoredSession, type Session } from "../../packages/measure/src/index.ts";
import { sqlLiteral } from "../../packages/sql/src/index.ts";
import { timing } from "../../plugins/metrics/timing/src/index.ts";
import { storedLog } from "../log/generate.ts";
import type { BenchOptions } from "./alternate.ts";

/** On whose opening hours a bench runs: all time, one calendar a channel, or calendars that follow the team. */
export type Hours = "calendar" | "by-channel" | "by-team";

const ZONE = "Europe/Warsaw";
const office = (zone: string, from: string, to: string): object => ({
  zone,
  weekly: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [[from, to]]])),
  holidays: [{ name: "New Year", from: "2026-01-01", to: "2026-01-01" }],
});

function settingsOf(hours: Hours): Settings {
  const shifted = { late: ["0", "1", "2", "3"], early: ["4", "5"] } as const;
  const use = (by: "team" | "channel"): object[] => [
    {
      [by]: Object.fromEntries(
        Object.entries(shifted).flatMap(([name, ids]) => ids.map((id) => [`${by}-${id}`, name])),
      ),
    },
  ];
  return parseSettings({
    zone: ZONE,
    calendars: {
      default: "office",
      use: hours === "by-team" ? use("team") : use("channel"),
      calendars: {
        office: office(ZONE, "09:00", "17:00"),
        late: office(ZONE, "12:00", "22:00"),
        early: office("Europe/London", "06:00", "14:30"),
      },
    },
    targets: [
      { name: "four hours", within: "PT4H" },
      { name: "quick", within: "PT30M", where: { channel: "channel-0" } },
    ],
  });
}

/** A stored log that is open, and what all of the timing family asks of it. */
export interface Desk {
  readonly session: Session;
  readonly query: MeasureQuery;
}

const PERIOD = { from: "2025-10-01", to: "2026-11-01" } as const;

/** The twelve groupings that reports ask for most. */
export const BREAKDOWNS: readonly Breakdown[] = Object.freeze(
  [
    "",
    "channel",
    "team",
    "topic",
    "agent",
    "day",
    "channel team",
    "channel topic",
    "team topic",
    "channel day",
    "team day",
    "topic day",
  ].map((text) => {
    const names = text.split(" ").filter((name) => name !== "");
    return { by: names.filter((name) => name !== "day"), bucketed: names.includes("day") };
  }),
);

/** Opens the stored log of a bench; nothing is read before `describeLog`. */
export async function openDesk(
  options: BenchOptions,
  hours: Hours,
  only?: readonly string[],
): Promise<() => Promise<Desk>> {
  const path = await storedLog(options);
  const connection = await connect({ threads: options.threads });
  const settings = settingsOf(hours);
  const metrics = timing(only === undefined ? {} : { only });
  return async () => {
    await connection.run(`CREATE OR REPLACE TEMP VIEW stored AS SELECT * FROM read_parquet(${sqlLiteral(path)})`);
    const session = await openStoredSession({ connection, dialect }, "stored", {
      settings,
      metrics: new Map(timing().map((metric) => [metric.id, metric])),
    });
    const clock: Clock = hours === "calendar" ? "calendar" : "business";
    return {
      session,
      query: {
        ...PERIOD,
        metrics: metrics.map((metric) => definitionOf(session, metric)),
        by: [],
        where: [],
        unit: "day",
        clock,
        when: "at",
        asOf: null,
        zone: null,
        target: null,
      },
    };
  };
}
