import { defineConfig } from "@almanac/core";
import { timing } from "@almanac/metrics-timing";

/** A project with one metric of its own beside one that comes with almanac. */
export default defineConfig({
  name: "Greetings",
  plugins: [timing({ only: ["first_response_time"] })],
  reports: { monthly: { period: "month", metrics: ["repeat_greeting", "first_response_time"], by: ["channel"] } },
});
