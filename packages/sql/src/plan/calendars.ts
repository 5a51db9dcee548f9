import { identifier, sqlLiteral } from "../identifier.ts";
import { VIRTUAL } from "./virtual.ts";

/** A rule of `calendars.use` with calendars as their index in the clock table. */
export type CalendarRule =
  | { readonly by: "attribute"; readonly key: string; readonly calendars: Readonly<Record<string, number>> }
  | { readonly by: "team" | "channel"; readonly calendars: Readonly<Record<string, number>> };

/** The calendars of a run, resolved to indexes. */
export interface CalendarPlan {
  readonly rules: readonly CalendarRule[];
  /** Index of the default calendar. */
  readonly otherwise: number;
  /** `each-instant`: a row's calendar follows its team; `last`: the last team's holds for all of it. */
  readonly follow: "each-instant" | "last";
}

/** True when a row may be measured by several calendars, one stretch after the other. */
export function followsTeam(plan: CalendarPlan | null): boolean {
  return plan !== null && plan.follow === "each-instant" && asksTeam(plan);
}

/** True when a rule asks for the row's team. */
export function asksTeam(plan: CalendarPlan | null): boolean {
  return (plan?.rules ?? []).some(({ by }) => by === "team");
}

/** Columns of a cycle or conversation from which its calendar is chosen. */
export function calendarReads(plan: CalendarPlan | null): readonly string[] {
  if (plan === null) return [];
  const { attribute, lastOrder } = VIRTUAL;
  return plan.rules.flatMap((rule) => {
    if (rule.by === "attribute") return [`${attribute}${rule.key}`];
    if (rule.by === "channel") return ["channel"];
    return plan.follow === "last" ? [lastOrder] : [];
  });
}

/** The calendar in force as SQL: the first rule that hits, else the default. `team` is the text of the team at the instant. */
export function calendarCase(plan: CalendarPlan, team: string): string {
  const arms = plan.rules.flatMap((rule) => {
    const value =
      rule.by === "team" ? team : identifier(rule.by === "attribute" ? `${VIRTUAL.attribute}${rule.key}` : "channel");
    return Object.entries(rule.calendars).map(([name, index]) => `WHEN ${value} = ${sqlLiteral(name)} THEN ${index}`);
  });
  return arms.length === 0 ? String(plan.otherwise) : `CASE ${arms.join(" ")} ELSE ${plan.otherwise} END`;
}
