import type { Report } from "../plugin/report.ts";

const whole = (period: Report["period"]): Report =>
  Object.freeze({ period, level: "company", metrics: "all", by: Object.freeze([]), restricted: false });

/** The reports of a project that states none: every metric of the company, by the name of the period. */
export const DEFAULT_REPORTS: Readonly<Record<string, Report>> = Object.freeze({
  daily: whole("day"),
  weekly: whole("week"),
  monthly: whole("month"),
  quarterly: whole("quarter"),
  yearly: whole("year"),
});
