import { overdue, serviceLevel } from "./goal-metrics.ts";
import { firstResponse, indexing, outOfHours, queue, queues, requests } from "./metrics.ts";
import { at, closed, knownUntil, received, type Story, sent } from "./story.ts";

const office = {
  zone: "UTC",
  weekly: {
    mon: [
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ],
    tue: [["09:00", "17:00"]],
  },
} as const;
const early = { zone: "UTC", weekly: { mon: [["06:00", "10:00"]] } } as const;
const business = { clock: "business" } as const;
const registry = new Map([["first_response_time", firstResponse()]]);
const within = (minutes: number, rest = {}) => ({ name: `${minutes} min`, within: `PT${minutes}M`, ...rest });

/** Opening hours, local days and targets. */
export const clockStories: readonly Story[] = [
  {
    name: "the business clock stands still over lunch and overnight",
    says: "`business` = seconds inside the opening hours",
    settings: { calendars: { default: "office", calendars: { office } } },
    events: [
      received("11:30"),
      sent("13:30"),
      received("16:30", { conversation: "b" }),
      { ...sent("00:00", { conversation: "b" }), at: "2026-10-06T09:15:00Z" },
    ],
    gives: [
      { metric: firstResponse, query: business, expect: [{ estimate: { n: 2, min: 45 * 60, max: 3600 } }] },
      {
        metric: firstResponse,
        query: { ...business, by: ["conversation"] },
        expect: [
          { dimensions: { conversation: "a" }, estimate: { value: 3600 } },
          { dimensions: { conversation: "b" }, estimate: { value: 45 * 60 } },
        ],
      },
    ],
  },
  {
    name: "a row whose team changes is measured by each team's calendar in its time",
    says: "a row whose team changes is measured by each team's calendar in its time, with all changes known at the as-of",
    settings: { calendars: { default: "office", use: [{ team: { dawn: "early" } }], calendars: { office, early } } },
    events: [
      received("08:00"),
      at("08:00", "conversation.queued", { team: "dawn" }),
      at("09:30", "conversation.queued", { team: "day" }),
      sent("10:30"),
      at("11:00", "conversation.queued", { team: "dawn" }),
    ],
    // 08:00–09:30 by the early calendar, 09:30–10:30 by the office's
    gives: [{ metric: firstResponse, query: business, expect: [{ estimate: { n: 1, value: 9000 } }] }],
  },
  {
    name: "the first rule that hits decides the calendar",
    says: "by the rules of `use` (attribute, team, channel; first hit), else the default",
    settings: {
      calendars: {
        default: "office",
        use: [{ attribute: "schedule" }, { channel: { chat: "early" } }],
        calendars: { office, early },
      },
    },
    events: [
      received("08:00", { channel: "chat" }),
      received("08:00", { conversation: "b", channel: "chat" }),
      at("08:05", "conversation.labelled", { conversation: "b", attributes: { schedule: "office" } }),
      received("09:00", { conversation: "c" }),
      received("12:00", { conversation: "d" }),
    ],
    gives: [
      {
        metric: outOfHours,
        query: { by: ["conversation"] },
        expect: [
          { dimensions: { conversation: "a" }, estimate: { k: 0, n: 1 } },
          { dimensions: { conversation: "b" }, estimate: { k: 1, n: 1 } },
          { dimensions: { conversation: "c" }, estimate: { k: 0, n: 1 } },
          { dimensions: { conversation: "d" }, estimate: { k: 1, n: 1 } },
        ],
      },
    ],
  },
  {
    name: "an interval that runs backwards is negative, also while the desk is closed",
    says: "Intervals that would be negative (indexed before published) are left out and counted",
    settings: { calendars: { default: "office", calendars: { office } } },
    events: [at("17:30", "conversation.indexed"), at("17:45", "conversation.published")],
    gives: [{ metric: indexing, query: business, expect: [{ estimate: { n: 0, leftOut: { negative: 1 } } }] }],
  },
  {
    name: "each cycle is measured by the calendar of its own channel",
    says: "the calendar in force is the row's: by the rules of `use` (attribute, team, channel; first hit)",
    settings: { calendars: { default: "office", use: [{ channel: { chat: "early" } }], calendars: { office, early } } },
    events: [
      received("09:00"),
      at("09:30", "conversation.queued", { team: "red", channel: "chat" }),
      at("10:30", "conversation.assigned", { agent: "x" }),
      closed("10:40"),
      received("10:50", { channel: "chat" }),
      at("10:51", "conversation.queued", { team: "red" }),
      at("11:00", "conversation.assigned", { agent: "x" }),
    ],
    gives: [
      { metric: queue, query: business, expect: [{ estimate: { n: 2, min: 0, max: 3600 } }] },
      { metric: queues, query: business, expect: [{ estimate: { n: 2, min: 0, max: 3600 } }] },
    ],
  },
  {
    name: "days are local, and the one on which clocks go back has 25 hours",
    says: "half-open intervals of local days in the report's zone; days of 23 and 25 hours are real",
    settings: { zone: "Europe/Warsaw" },
    events: [
      { ...received("00:00"), at: "2026-10-24T22:00:00Z" },
      { ...received("00:00", { conversation: "b" }), at: "2026-10-25T22:59:59.999999Z" },
      { ...received("00:00", { conversation: "c" }), at: "2026-10-25T23:00:00Z" },
    ],
    gives: [
      {
        metric: requests,
        query: { from: "2026-10-24", to: "2026-10-27", unit: "day" },
        expect: [
          { period: { from: "2026-10-24", to: "2026-10-25" }, estimate: { n: 0, value: null } },
          { period: { from: "2026-10-25", to: "2026-10-26" }, estimate: { n: 2 } },
          { period: { from: "2026-10-26", to: "2026-10-27" }, estimate: { n: 1 } },
        ],
      },
      {
        metric: requests,
        query: { by: ["hour_of_week"] },
        expect: [
          { dimensions: { hour_of_week: "1T00" }, estimate: { n: 1 } },
          { dimensions: { hour_of_week: "7T00" }, estimate: { n: 1 } },
          { dimensions: { hour_of_week: "7T23" }, estimate: { n: 1 } },
        ],
      },
    ],
  },
  {
    name: "met, missed, not yet due, closed before it was due",
    says: "hit = elapsed ≤ within; rows whose due is after the as-of are left out even when answered; closed before due without a reply: left out; no end event at due: breach",
    settings: { targets: [within(10)] },
    registry,
    events: [
      received("09:00"),
      sent("09:10"),
      received("09:00", { conversation: "b" }),
      sent("09:12", { conversation: "b", agent: "y" }),
      received("09:00", { conversation: "c" }),
      received("09:00", { conversation: "d" }),
      closed("09:05", { conversation: "d" }),
      received("09:55", { conversation: "e" }),
      sent("09:56", { conversation: "e" }),
      sent("09:00", { conversation: "f" }),
      knownUntil("10:00"),
    ],
    gives: [
      {
        metric: serviceLevel,
        expect: [{ estimate: { k: 1, n: 3, leftOut: { "closed-unanswered": 1, "not-due": 1 } } }],
      },
      {
        metric: serviceLevel,
        query: { by: ["agent"] },
        expect: [
          { dimensions: { agent: "y" }, estimate: { k: 0, n: 1 } },
          { dimensions: { agent: null }, estimate: { k: 1, n: 2 } },
        ],
      },
      {
        metric: overdue,
        query: { from: "2026-10-05T09:00:00Z", to: "2026-10-05T10:00:00Z" },
        expect: [
          // b for 2 minutes, c for 50
          { estimate: { end: 1, max: 2, mean: (2 + 50) / 60 } },
        ],
      },
    ],
  },
  {
    name: "the more particular target holds, on its own clock",
    says: "Of several targets that fit, the one with priority, else topic, else team, else channel in its `where` holds; `--clock` applies where the target states none",
    settings: {
      targets: [
        within(30, { where: { channel: "email" } }),
        within(20, { where: { topic: "refund" }, clock: "business" }),
      ],
      calendars: { default: "office", calendars: { office } },
    },
    registry,
    events: [
      received("11:50"),
      at("11:51", "conversation.labelled", { attributes: { topic: "refund" } }),
      sent("13:05"),
      received("11:50", { conversation: "b" }),
      sent("13:05", { conversation: "b" }),
      knownUntil("14:00"),
    ],
    gives: [
      {
        metric: serviceLevel,
        query: { by: ["target", "hour_of_day"] },
        expect: [
          { dimensions: { target: "20 min", hour_of_day: "13" }, estimate: { k: 1, n: 1 } },
          { dimensions: { target: "30 min", hour_of_day: "12" }, estimate: { k: 0, n: 1 } },
        ],
      },
      { metric: serviceLevel, query: { target: "20 min" }, expect: [{ estimate: { k: 1, n: 1 } }] },
    ],
  },
];
