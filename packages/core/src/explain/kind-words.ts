import type { EstimatorKind } from "../estimate.ts";

/** What a kind of measure's figure is. */
export interface KindWords {
  /** What `value` is. */
  readonly value: string;
  /** What the 95% interval is; null where the kind has none. */
  readonly interval: string | null;
  /** What the figure is where nothing was measured. */
  readonly ofNothing: string;
}

const ZERO = "0, inside the log's coverage";
const NO_DATA = "no data, never 0";

/** What the figure of each kind of measure is, after the dictionary of metrics. */
export const KIND_WORDS: Readonly<Record<EstimatorKind, KindWords>> = Object.freeze({
  count: { value: "the number of rows", interval: "exact Poisson (Garwood)", ofNothing: ZERO },
  sum: { value: "the total", interval: "total ± z·√Σx²", ofNothing: ZERO },
  proportion: {
    value: "rows for which it is true / rows for which it is known, 0–1",
    interval: "Wilson score",
    ofNothing: NO_DATA,
  },
  distribution: {
    value: "the median of the finished rows; mean and quantiles stand beside it",
    interval: "order statistics (binomial), none where there are too few rows; of the mean: t with n − 1",
    ofNothing: NO_DATA,
  },
  ratio: {
    value: "one total / another, over rows that have both",
    interval: "delta method, none where the two totals have different rows",
    ofNothing: NO_DATA,
  },
  level: { value: "rows open at the period's end; mean and maximum stand beside it", interval: null, ofNothing: ZERO },
  distinct: { value: "the number of different values", interval: null, ofNothing: ZERO },
} satisfies Record<EstimatorKind, KindWords>);
