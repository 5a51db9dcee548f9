import type { ExampleEvent } from "@almanac/conformance";

/** When, in which conversation, what happened, and what else the record says. */
export type Row = readonly [
  when: string,
  conversation: string | null,
  type: string,
  more?: Readonly<Record<string, unknown>>,
];

/** `09:00` of Monday 2026-10-05 UTC, `09:00:20`, or `06T09:00` of another day of that October. */
function instant(when: string): string {
  const [day, time] = when.includes("T") ? (when.split("T") as [string, string]) : ["05", when];
  return `2026-10-${day}T${time.length === 5 ? `${time}:00` : time}Z`;
}

/** Events from a table a person can calculate by hand. */
export function events(...rows: readonly Row[]): readonly ExampleEvent[] {
  return rows.map(([when, conversation, type, more = {}]) => ({
    type,
    at: instant(when),
    ...(conversation === null ? {} : { conversation }),
    ...more,
  }));
}

/** A message of a person to the customer. */
export const byAgent = (agent: string) => ({ by: "agent", agent });

/** A message of a bot to the customer. */
export const byBot = { by: "bot" } as const;

/** A close with an outcome, by an agent where one is named. */
export const closed = (outcome: string, agent?: string) => (agent === undefined ? { outcome } : { outcome, agent });

/** Opening hours from 9 to 17 UTC, Monday to Friday. */
export const NINE_TO_FIVE = {
  default: "desk",
  calendars: {
    desk: {
      zone: "UTC",
      weekly: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]])),
    },
  },
};
