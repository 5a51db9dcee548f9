import { type EstimateOf, type EstimatorKind, QUANTILES } from "@almanac/core";

/** The fields of an estimate that its kind decides. */
export type OwnFields<K extends EstimatorKind> = Omit<EstimateOf<K>, "leftOut" | "derived">;

const nothing = { value: null, interval: null } as const;

/** Each kind's fields where there is no data: every figure null, every number of rows and every total of a ratio 0. */
export const NO_DATA: { readonly [K in EstimatorKind]: OwnFields<K> } = Object.freeze({
  count: { kind: "count", ...nothing, n: 0 },
  sum: { kind: "sum", ...nothing, n: 0, sum: null },
  proportion: { kind: "proportion", ...nothing, k: 0, n: 0 },
  distribution: {
    kind: "distribution",
    ...nothing,
    n: 0,
    censored: 0,
    mean: null,
    meanInterval: null,
    sd: null,
    min: null,
    max: null,
    quantiles: Object.fromEntries(QUANTILES.map((probability) => [probability, null])) as Record<
      (typeof QUANTILES)[number],
      null
    >,
    medianKaplanMeier: null,
  },
  ratio: { kind: "ratio", ...nothing, n: 0, numerator: 0, denominator: 0 },
  level: { kind: "level", ...nothing, end: null, mean: null, max: null },
  distinct: { kind: "distinct", ...nothing, n: 0 },
});
