import type { Calendars } from "../calendar/schema.ts";
import { AlmanacError } from "../errors.ts";
import { checked } from "../text/checked.ts";
import { parseJson } from "../text/json-position.ts";
import { Settings } from "./schema.ts";

/**
 * Settings with their defaults. `file` and `text` (the JSON they were read from) make the message name the user's own
 * line. Throws AlmanacError `invalid-settings` with the path and what is allowed there.
 */
export function parseSettings(json: unknown, file?: string, text?: string): Settings {
  return checked(Settings, json, { code: "invalid-settings", file, text }, parseSettings);
}

/** Settings from the text of a JSON file. Throws AlmanacError `bad-json` or `invalid-settings`, both with the line. */
export function parseSettingsText(text: string, file?: string): Settings {
  return parseSettings(parseJson(text, file), file, text);
}

/** The calendars, for a measurement on the business clock. Throws AlmanacError `no-calendars` when there are none. */
export function requireCalendars(settings: Settings): Calendars {
  if (settings.calendars !== undefined) return settings.calendars;
  throw new AlmanacError(
    {
      code: "no-calendars",
      message: "the business clock needs opening hours, and the settings have no calendars",
      allowed: '"calendars": {"default": NAME, "calendars": {NAME: {"zone": …, "weekly": {…}}}}',
      fix: "add calendars to the settings, or measure on the calendar clock",
    },
    requireCalendars,
  );
}
