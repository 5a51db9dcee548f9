import { AlmanacError, type DimensionFilter, type MeasureQuery, type Metric } from "@almanac/core";
import { definitionOf, type Session } from "@almanac/measure";
import type { figureOptions, sourceOptions } from "./commands/shared.ts";
import { conventionOf, metricOf } from "./metrics.ts";
import type { OptionValues, Pair } from "./option.ts";

/** The options that say which figure is meant and with which options of metrics. */
export type FigureOptions = OptionValues<typeof figureOptions> &
  Pick<OptionValues<typeof sourceOptions>, "set" | "zone">;

/** A query with the session it runs in: options of metrics and the convention differ from query to query. */
export interface Asked {
  readonly session: Session;
  readonly query: MeasureQuery;
}

/** What the options ask for. Throws `AlmanacError` for a metric, convention, target or option there is none of. */
export function askedOf(session: Session, ids: readonly string[], options: FigureOptions): Asked {
  const convention = conventionOf(options.convention);
  const metrics = ids.map((id) => metricOf(session.metrics, id));
  const given = askedOptions(session, options.set);
  const named = options.target === undefined ? undefined : targetOf(session, options.target);
  const bound = named === undefined ? given : withTarget(given, metrics, named.metric);
  const all = new Set([...Object.keys(convention?.options ?? {}), ...Object.keys(bound)]);
  const merged = Object.fromEntries(
    [...all].map((id) => [id, { ...convention?.options[id], ...session.settings.metrics[id], ...bound[id] }]),
  );
  const calendarFollows = convention?.settings.calendar ?? "each-instant";
  const own: Session = { ...session, options: merged, calendarFollows };
  return {
    session: own,
    query: {
      metrics: metrics.map((metric) => definitionOf(own, metric)),
      from: required(options.from, "from"),
      to: required(options.to, "to"),
      by: options.by,
      where: options.where.map(filterOf),
      unit: options.unit ?? null,
      clock: options.clock ?? convention?.settings.clock ?? "calendar",
      when: options.when ?? "at",
      asOf: options["as-of"] ?? null,
      zone: options.zone ?? null,
      target: options.target ?? null,
    },
  };
}

function required(value: string | undefined, name: string): string {
  if (value !== undefined) return value;
  throw new AlmanacError({
    code: "missing-value",
    message: `--${name} is missing`,
    allowed: "a local date or an instant",
    fix: `add --${name} 2026-10-01`,
  });
}

/** `--where channel=email,chat`: an empty value asks for rows without one. */
function filterOf({ key, value }: Pair): DimensionFilter {
  return { dimension: key, values: value.split(",").map((one) => (one.trim() === "" ? null : one.trim())) };
}

function targetOf(session: Session, name: string): { readonly metric: string } {
  const { targets } = session.settings;
  const target = targets.find((one) => one.name === name);
  if (target !== undefined) return target;
  const allowed = targets.length === 0 ? "the settings have no targets" : targets.map((one) => one.name).join(", ");
  throw new AlmanacError({ code: "unknown-target", message: `there is no target \`${name}\``, allowed });
}

/** A target brings its metric: metrics that speak of targets measure that one. */
function withTarget(
  given: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  metrics: readonly Metric[],
  metric: string,
): Record<string, Readonly<Record<string, unknown>>> {
  const speaks = metrics.filter((one) => one({}).fact.id === "goal");
  return { ...given, ...Object.fromEntries(speaks.map(({ id }) => [id, { metric, ...given[id] }])) };
}

/** `--set csat.satisfied=0.8`: values are JSON where they can be, else text. */
export function askedOptions(session: Session, pairs: readonly Pair[]): Record<string, Record<string, unknown>> {
  const options: Record<string, Record<string, unknown>> = {};
  for (const { key, value } of pairs) {
    const dot = key.indexOf(".");
    if (dot < 1)
      throw new AlmanacError({
        code: "invalid-option",
        message: `--set ${key}: names no option of a metric`,
        allowed: "METRIC.OPTION=VALUE, e.g. csat.satisfied=0.8",
      });
    const { id } = metricOf(session.metrics, key.slice(0, dot));
    options[id] = { ...options[id], [key.slice(dot + 1)]: jsonOrText(value) };
  }
  return options;
}

function jsonOrText(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
