import { defineConvention } from "@almanac/core";

/** Sparkcentral: the clock of a first response starts at a bot's hand-over and runs in opening hours only. */
export default defineConvention({
  id: "sparkcentral",
  title: "Sparkcentral",
  about:
    "The first response time runs in opening hours only, from the customer's first message or, where a bot spoke first, from its hand-over.",
  options: { first_response_time: { start: "handed_over" } },
  settings: { clock: "business" },
});
