import {
  type CountEstimate,
  count,
  cycle,
  type DistributionEstimate,
  defineMetric,
  type Estimate,
  type MeasureRow,
  type MetricDefinition,
  namedPeriod,
  parseBound,
  QUANTILES,
} from "@almanac/core";
import type { ReportEffects, SnapshotRequest } from "../src/compute/request.ts";

const ZONE = "Europe/Warsaw";

/** Conversations opened: the plainest metric there is. */
export const requests: MetricDefinition = defineMetric({
  id: "requests",
  title: "Requests",
  about: "All conversations opened.",
  unit: "count",
  better: "neither",
  fact: cycle,
  at: (c) => c.opened,
  measure: () => count(),
})();

/** A share of targets met; its numbers come from the fake, not from its formula. */
export const serviceLevel: MetricDefinition = {
  ...requests,
  id: "service_level",
  title: "Service level",
  about: "Share of the conversations that met their target.",
  unit: "share",
  better: "higher",
  fact: { ...requests.fact, id: "goal" },
  measure: { kind: "proportion" } as MetricDefinition["measure"],
};

const common = { leftOut: {}, derived: 0 };

export function countOf(n: number | null): CountEstimate {
  const interval = n === null ? null : ([Math.max(0, n - 2 * Math.sqrt(n)), n + 2 * Math.sqrt(n) + 2] as const);
  return { kind: "count", value: n, interval, n: n ?? 0, ...common };
}

export function shareOf(k: number, n: number): Estimate {
  if (n === 0) return { kind: "proportion", value: null, interval: null, k, n, ...common };
  const [p, half] = [k / n, 1.96 * Math.sqrt(0.25 / n)];
  return { kind: "proportion", value: p, interval: [Math.max(0, p - half), Math.min(1, p + half)], k, n, ...common };
}

export function emptyDistribution(censored: number, leftOut: Record<string, number>): DistributionEstimate {
  const quantiles = Object.fromEntries(QUANTILES.map((key) => [key, null])) as DistributionEstimate["quantiles"];
  return {
    kind: "distribution",
    value: null,
    interval: null,
    n: 0,
    censored,
    mean: null,
    meanInterval: null,
    sd: null,
    min: null,
    max: null,
    quantiles,
    medianKaplanMeier: null,
    leftOut,
    derived: 0,
  };
}

/** What the fake says of a metric over `[from, to)` for a group; null for a group = all rows. */
export type Answer = (
  metric: string,
  days: number,
  from: string,
  group: Readonly<Record<string, string>> | null,
) => Estimate;

/** Groups the fake knows, by dimension. */
export type Groups = Readonly<Record<string, readonly string[]>>;

const DAY = 86_400_000;
const daysOf = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

function bucketsOf(from: string, to: string, unit: string | null): readonly (readonly [string, string])[] {
  if (unit === null) return [[from, to]];
  const buckets: [string, string][] = [];
  for (let at = from; at < to; ) {
    const next = unit === "month" ? namedPeriod(at.slice(0, 7), ZONE).labelTo : addDays(at, unit === "week" ? 7 : 1);
    buckets.push([at, next]);
    at = next;
  }
  return buckets;
}

/** Effects whose figures are those of `answer`: a log from `since` to `until`. */
export function fakeEffects(
  answer: Answer,
  groups: Groups = {},
  since = "2026-01-01",
  until = "2026-11-02",
): ReportEffects {
  return {
    measure: async (query, groupings) =>
      groupings.map(({ by, bucketed }) =>
        query.metrics.flatMap(({ id, unit }) =>
          bucketsOf(query.from, query.to, bucketed ? query.unit : null).flatMap(([from, to]): readonly MeasureRow[] => {
            const values =
              by.length === 0 ? [null] : (groups[by[0] ?? ""] ?? []).map((value) => ({ [by[0] ?? ""]: value }));
            return values.map((dimensions) => ({
              metric: id,
              period: { from, to },
              dimensions: dimensions ?? {},
              unit,
              estimate: answer(id, daysOf(from, to), from, dimensions),
            }));
          }),
        ),
      ),
    coverage: async () => [{ source: "desk", from: parseBound(since, ZONE), to: parseBound(until, ZONE) }],
    quality: async () => ({ events: 1234, derived: 0, quarantined: { json: 2 } }),
    origin: async () => ({
      asOf: "2026-11-02T05:00:00Z",
      events: { digest: "a".repeat(64), count: 9999 },
      engine: { name: "fake", version: "1" },
      packages: { "@almanac/report": "0.1.0" },
    }),
  };
}

export const request: SnapshotRequest = {
  report: { id: "monthly", title: "Monthly" },
  period: "2026-10",
  zone: ZONE,
  metrics: [requests],
  by: [],
  clock: "calendar",
  convention: "almanac",
  targets: [],
  suppressBelow: 5,
  asOf: null,
  settings: { zone: ZONE },
};
