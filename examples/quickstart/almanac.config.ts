import { defineConfig } from "@almanac/core";
import { timing } from "@almanac/metrics-timing";

/** A small desk that sells outdoor gear: six channels, three teams, offices in Warsaw. */
export default defineConfig({
  name: "Northwind support",
  zone: "Europe/Warsaw",
  plugins: [
    timing({
      only: [
        "queue_time",
        "first_response_time",
        "first_bot_response_time",
        "response_time",
        "handling_time",
        "effort_time",
        "resolution_time",
        "requester_wait_time",
        "approval_time",
        "service_level",
        "overdue",
        "abandonment_rate",
        "missed",
        "arrivals",
        "out_of_hours_rate",
      ],
    }),
  ],
  calendars: {
    default: "office",
    use: [{ channel: { chat: "chat", whatsapp: "chat" } }],
    calendars: {
      office: {
        zone: "Europe/Warsaw",
        weekly: {
          mon: [["08:00", "18:00"]],
          tue: [["08:00", "18:00"]],
          wed: [["08:00", "18:00"]],
          thu: [["08:00", "18:00"]],
          fri: [["08:00", "17:00"]],
        },
        exceptions: [{ date: "2026-09-04", open: [["08:00", "12:00"]] }],
      },
      chat: {
        zone: "Europe/Warsaw",
        weekly: {
          mon: [["08:00", "20:00"]],
          tue: [["08:00", "20:00"]],
          wed: [["08:00", "20:00"]],
          thu: [["08:00", "20:00"]],
          fri: [["08:00", "20:00"]],
          sat: [["10:00", "18:00"]],
          sun: [["10:00", "18:00"]],
        },
      },
    },
  },
  targets: [
    {
      name: "E-mail in 4 business hours",
      within: "PT4H",
      clock: "business",
      where: { channel: ["email", "web"] },
      goal: 0.8,
    },
    {
      name: "Facebook in 8 business hours",
      within: "PT8H",
      clock: "business",
      where: { channel: "facebook" },
      goal: 0.8,
    },
    { name: "Chat in 3 min", within: "PT3M", clock: "business", where: { channel: "chat" }, goal: 0.7 },
    { name: "WhatsApp in 15 min", within: "PT15M", clock: "business", where: { channel: "whatsapp" }, goal: 0.7 },
    { name: "Phone in 60 s", within: "PT1M", clock: "calendar", where: { channel: "phone" }, goal: 0.8 },
  ],
  metrics: { missed: { limit: "PT5M", channels: ["chat"] } },
  reports: {
    monthly: { title: "Monthly report", period: "month", by: ["channel", "team", "topic", "priority"] },
    weekly: { title: "Weekly report", period: "week", by: ["channel", "team", "topic"] },
  },
});
