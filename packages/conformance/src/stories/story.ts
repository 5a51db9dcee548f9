import type { Metric, SettingsInput } from "@almanac/core";
import type { ExampleEvent, ExpectedRow, MetricExample } from "../example/example.ts";
import type { MetricRegistry } from "../reference/world.ts";

/** One figure that follows from a story. */
export interface Consequence extends Pick<MetricExample, "options" | "query"> {
  readonly metric: Metric;
  readonly expect: readonly ExpectedRow[];
}

/** A few events with the figures the contract's words make of them, worked out by hand. */
export interface Story {
  /** What happens, in a sentence. */
  readonly name: string;
  /** The words of the event contract or the metric dictionary it follows from. */
  readonly says: string;
  readonly events: readonly ExampleEvent[];
  readonly settings?: SettingsInput;
  readonly registry?: MetricRegistry;
  readonly gives: readonly Consequence[];
}

type Fields = Readonly<Record<string, unknown>>;

/** An event of the conversation `a` on Monday 5 October 2026 at a UTC time `HH:MM` or `HH:MM:SS`. */
export function at(time: string, type: string, fields: Fields = {}): ExampleEvent {
  const seconds = time.length === 5 ? `${time}:00` : time;
  return { at: `2026-10-05T${seconds}Z`, type, conversation: "a", ...fields };
}

/** A message from the customer. */
export const received = (time: string, fields: Fields = {}): ExampleEvent => at(time, "message.received", fields);

/** A message of a person to the customer. */
export const sent = (time: string, fields: Fields = {}): ExampleEvent =>
  at(time, "message.sent", { by: "agent", ...fields });

/** A close as solved. */
export const closed = (time: string, fields: Fields = {}): ExampleEvent =>
  at(time, "conversation.closed", { outcome: "solved", ...fields });

/** An event of no conversation that lets the log be known up to a time: a shift. */
export const knownUntil = (time: string): ExampleEvent => ({
  ...at(time, "shift.worked", { agent: "clock", seconds: 1 }),
  conversation: null,
});
