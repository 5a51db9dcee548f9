import type { MeasureQuery } from "@almanac/core";
import fc from "fast-check";
import { DIMENSIONS } from "./words.ts";

type QueryWords = Omit<MeasureQuery, "metrics">;

const some = fc.subarray([...DIMENSIONS], { maxLength: 2 });

const filter = fc.record({
  dimension: fc.constantFrom("channel", "agent", "team", "topic", "customer", "waiting_on"),
  values: fc.subarray([null, "email", "x", "red", "billing", "ann", "customer"], { minLength: 1 }),
});

const filters = fc.oneof(
  { weight: 5, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: filter.map((one) => [one]) },
);

/** Bounds inside, around and past the two days of random logs. */
const periods = fc.constantFrom(
  ["2026-10-24", "2026-10-28"],
  ["2026-10-24", "2026-10-28"],
  ["2026-10-25", "2026-10-26"],
  ["2026-10-24T22:30:00Z", "2026-10-26T11:00:00.000001Z"],
  ["2026-10-23", "2026-10-25T12:00:00+02:00"],
) as fc.Arbitrary<readonly [string, string]>;

const asOf = fc.constantFrom(null, null, null, "2026-10-25T09:00:00Z", "2026-10-26T00:00:00Z", "2026-11-01T00:00:00Z");

/** Random queries of random logs: buckets, groups, filters, both clocks, both kinds of period, any as-of. */
export function queries(): fc.Arbitrary<QueryWords> {
  return fc
    .record({
      period: periods,
      by: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 3, arbitrary: some }),
      where: filters,
      unit: fc.constantFrom(null, null, "hour" as const, "day" as const, "week" as const, "month" as const),
      clock: fc.constantFrom("calendar" as const, "business" as const),
      when: fc.constantFrom("at" as const, "at" as const, "start" as const),
      asOf,
      zone: fc.constantFrom(null, null, "Europe/Warsaw", "America/New_York"),
      target: fc.constantFrom(null, null, null, null, "t0"),
    })
    .map(({ period: [from, to], ...rest }) => ({ from, to, ...rest }));
}
