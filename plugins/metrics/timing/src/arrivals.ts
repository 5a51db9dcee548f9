import { count, cycle, defineMetric, defineVariants, is, message } from "@almanac/core";

const about = {
  id: "arrivals",
  title: "Arrivals",
  about: "Conversations that were opened, for heat maps and forecasts by local weekday and hour.",
  unit: "count",
  better: "neither",
} as const;

/** Number of cycles opened; with `of: "messages"` the number of messages received. */
export default defineVariants({
  ...about,
  option: "of",
  describe: "What arrives: cycles by their opening, or every received message.",
  otherwise: "cycles",
  variants: {
    cycles: defineMetric({ ...about, fact: cycle, at: (c) => c.opened, measure: () => count() }),
    messages: defineMetric({
      ...about,
      fact: message,
      at: (m) => m.at,
      credit: "at",
      measure: (m) => count(is(m.type, "message.received")),
    }),
  },
});
