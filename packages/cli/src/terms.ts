import type { Clock, Convention } from "@almanac/core";
import type { Session } from "@almanac/measure";
import type { Project } from "./project.ts";

/** What metrics are measured under: a convention's choices, with the project's own on top. */
export interface Terms {
  /** Options by metric id. */
  readonly options: Session["options"];
  readonly clock: Clock;
  readonly calendarFollows: Session["calendarFollows"];
}

/** The terms of a project under a convention; null for our own. */
export function termsOf({ settings }: Pick<Project, "settings">, convention: Convention | null): Terms {
  const stated = convention?.options ?? {};
  const ids = [...new Set([...Object.keys(stated), ...Object.keys(settings.metrics)])];
  return {
    options: Object.fromEntries(ids.map((id) => [id, { ...stated[id], ...settings.metrics[id] }])),
    clock: convention?.settings.clock ?? "calendar",
    calendarFollows: convention?.settings.calendar ?? "each-instant",
  };
}
