import {
  type Estimate,
  formatDay,
  type LogEvent,
  localDayAt,
  type MeasureQuery,
  type MeasureRow,
  type MetricDefinition,
  parseEvent,
  parseSettings,
  type Settings,
  type SettingsInput,
} from "@almanac/core";

/** A record of the event contract as a person writes it; `id`, `source` and `channel` may be left out. */
export interface ExampleEvent {
  readonly type: string;
  readonly at: string;
  readonly [field: string]: unknown;
}

type Each<T> = T extends unknown ? Partial<T> : never;

/** The parts of a measured row that an example states; a figure it does not name is not looked at. */
export interface ExpectedRow {
  readonly period?: Partial<MeasureRow["period"]>;
  /** All dimensions of the row; left out, they are not looked at. */
  readonly dimensions?: MeasureRow["dimensions"];
  readonly unit?: MeasureRow["unit"];
  readonly estimate: Each<Estimate>;
}

/** A few events and the figures a metric must give for them: a test, and the worked example of the metric's page. */
export interface MetricExample {
  readonly events: readonly ExampleEvent[];
  readonly settings?: SettingsInput;
  /** Options of the metric, else its defaults. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** What is not stated: the whole log, not cut, not grouped, on the calendar clock, as of its newest `recorded`. */
  readonly query?: Partial<Omit<MeasureQuery, "metrics">>;
  /** All rows, in the order of periods and then of dimensions. */
  readonly expect: readonly ExpectedRow[];
}

/** Records as events; those without an `id` are numbered, `source` is `example` and `channel` `email` where absent. Throws an Error for a record that breaks the contract. */
export function eventsOf(records: readonly ExampleEvent[]): readonly LogEvent[] {
  return records.map((record, index) => {
    const complete = { id: `e${index + 1}`, source: "example", channel: "email", ...record };
    const parsed = parseEvent(complete);
    if (parsed.ok) return parsed.event;
    throw new Error(`event ${index + 1} (${record.type}): ${parsed.path} ${parsed.message} [${parsed.reason}]`);
  });
}

/** Local days that hold every instant of the events: the period of an example that names none. */
function wholePeriod(events: readonly LogEvent[], zone: string): Pick<MeasureQuery, "from" | "to"> {
  const days = events.flatMap(({ at, recorded }) => [localDayAt(zone, at), localDayAt(zone, recorded)]);
  const first = days.length === 0 ? 0 : Math.min(...days);
  return { from: formatDay(first), to: formatDay(Math.max(first, ...days) + 1) };
}

/** The example's query, complete. */
export function queryOf(
  metric: MetricDefinition,
  { query = {} }: MetricExample,
  events: readonly LogEvent[],
  settings: Settings,
): MeasureQuery {
  const zone = query.zone ?? settings.zone;
  return {
    metrics: [metric],
    ...wholePeriod(events, zone),
    by: [],
    where: [],
    unit: null,
    clock: "calendar",
    when: "at",
    asOf: null,
    zone: null,
    target: null,
    ...query,
  };
}

/** The example's settings with their defaults. Throws AlmanacError `invalid-settings`. */
export function settingsOf({ settings = {} }: MetricExample): Settings {
  return parseSettings(settings);
}
