import type { ConfidenceInterval, EstimateOf, EstimatorKind } from "@almanac/core";
import {
  type Judgement,
  logNormalRatio,
  medianStandardError,
  newcombe,
  normalDifference,
  rateRatio,
  rootOfSquares,
  standardErrorOf,
  welch,
} from "./comparisons.ts";
import { fromDouble } from "./rational.ts";
import { printUnits } from "./scale.ts";

/** How a change's interval was found; `none` where the kind has none. */
export type ChangeMethod =
  | "newcombe"
  | "exact-rate-ratio"
  | "log-rate-ratio"
  | "welch"
  | "price-bonett"
  | "delta"
  | "none";

/** A figure against the same figure before. */
export interface Change {
  /** Which field of the estimate changed. */
  readonly of: "value" | "mean";
  /** `difference`: after − before, in the figure's unit; `ratio`: rate after / rate before, 1 = no change. */
  readonly as: "difference" | "ratio";
  /** Null where either is no data, or a ratio has nothing to divide by. */
  readonly value: number | null;
  /** 95% interval of `value`; null where there is none or it has no upper end. */
  readonly interval: ConfidenceInterval | null;
  readonly method: ChangeMethod;
  /** Probability 0–1 of figures at least this far apart had nothing changed, by the same method; null where there is none. */
  readonly p: number | null;
  /** Whether the interval leaves out "no change"; null where there is no interval to judge by. */
  readonly decisive: boolean | null;
}

/** What a comparison needs beyond the two estimates. */
export interface ChangeContext {
  /** Lengths > 0 of the two periods, in one unit, for the rates of counts and sums; default equal. */
  readonly exposure?: { readonly before: number; readonly after: number };
  /** Most decimals of a difference: 6 for seconds; default as many as there are. */
  readonly decimals?: number;
}

type Exposure = NonNullable<ChangeContext["exposure"]>;
/** How one figure of a kind is compared. */
interface Comparison<E> {
  readonly of: Change["of"];
  readonly as: Change["as"];
  readonly method: ChangeMethod;
  /** The figure; null = no data. */
  readonly figure: (estimate: E) => number | null;
  /** What is known of the change of two figures that are data; null where nothing is. */
  readonly judge: (before: E, after: E, exposure: Exposure) => Judgement | null;
}

const none = {
  of: "value",
  as: "difference",
  method: "none",
  figure: ({ value }: { readonly value: number | null }) => value,
  judge: () => null,
} as const;

const COMPARISONS: { readonly [K in EstimatorKind]: readonly Comparison<EstimateOf<K>>[] } = {
  count: [
    {
      ...none,
      as: "ratio",
      method: "exact-rate-ratio",
      judge: (before, after, exposure) =>
        before.n + after.n === 0 ? null : rateRatio(after.n, before.n, exposure.after, exposure.before),
    },
  ],
  sum: [{ ...none, as: "ratio", method: "log-rate-ratio", judge: sumRatio }],
  proportion: [
    { ...none, method: "newcombe", judge: (before, after) => newcombe(after.k, after.n, before.k, before.n) },
  ],
  distribution: [
    { ...none, method: "price-bonett", judge: medianDifference },
    { of: "mean", as: "difference", method: "welch", figure: ({ mean }) => mean, judge: meanDifference },
  ],
  ratio: [{ ...none, method: "delta", judge: ratioDifference }],
  level: [none],
  distinct: [none],
};

/** The changes of an estimate's figures against those before: of `value` first, for a distribution of its mean too. */
export function change<K extends EstimatorKind>(
  kind: K,
  before: EstimateOf<K>,
  after: EstimateOf<K>,
  context: ChangeContext = {},
): Change[] {
  return COMPARISONS[kind].map((comparison) => compare(comparison, before, after, context));
}

const NOTHING_KNOWN = { interval: null, p: null, decisive: null } as const;
const NOTHING = { value: null, ...NOTHING_KNOWN } as const;

function compare<E>(
  { of, as, method, figure, judge }: Comparison<E>,
  before: E,
  after: E,
  context: ChangeContext,
): Change {
  const { exposure = { before: 1, after: 1 }, decimals = null } = context;
  const [from, to] = [figure(before), figure(after)];
  if (from === null || to === null) return Object.freeze({ ...NOTHING, of, as, method });
  const judgement = judge(before, after, exposure);
  const settle = (raw: number): number =>
    printUnits(fromDouble(Number(raw.toPrecision(12))), as === "difference" ? decimals : null);
  const value = as === "difference" ? to - from : from === 0 ? null : (to / from) * (exposure.before / exposure.after);
  return Object.freeze({
    of,
    as,
    value: value === null ? null : settle(value),
    ...(judgement === null ? NOTHING_KNOWN : judged(judgement, as === "ratio" ? 1 : 0, settle)),
    method,
  });
}

/** A judgement as it prints; an interval without an upper end is none, but may be decisive. */
function judged(
  { interval: [lower, upper], p }: Judgement,
  unchanged: 0 | 1,
  settle: (raw: number) => number,
): Pick<Change, "interval" | "p" | "decisive"> {
  return {
    interval: Number.isFinite(upper) ? [settle(lower), settle(upper)] : null,
    p: Number(p.toPrecision(12)),
    decisive: lower > unchanged || upper < unchanged,
  };
}

/** By the delta method on logarithms, from √Σx² of each; null unless both totals are above 0. */
function sumRatio(before: EstimateOf<"sum">, after: EstimateOf<"sum">, exposure: Exposure): Judgement | null {
  const [from, to] = [before.sum ?? 0, after.sum ?? 0];
  if (from <= 0 || to <= 0 || before.interval === null || after.interval === null) return null;
  const relative = rootOfSquares(standardErrorOf(before.interval) / from, standardErrorOf(after.interval) / to);
  return logNormalRatio((to / from) * (exposure.before / exposure.after), relative);
}

function medianDifference(before: EstimateOf<"distribution">, after: EstimateOf<"distribution">): Judgement | null {
  if (before.interval === null || after.interval === null) return null;
  const errors = [
    medianStandardError(after.n, after.interval),
    medianStandardError(before.n, before.interval),
  ] as const;
  if (errors[0] === null || errors[1] === null) return null;
  return normalDifference((after.value ?? 0) - (before.value ?? 0), errors[0], errors[1]);
}

function meanDifference(before: EstimateOf<"distribution">, after: EstimateOf<"distribution">): Judgement | null {
  if (before.mean === null || after.mean === null || before.sd === null || after.sd === null) return null;
  return welch({ n: after.n, mean: after.mean, sd: after.sd }, { n: before.n, mean: before.mean, sd: before.sd });
}

function ratioDifference(before: EstimateOf<"ratio">, after: EstimateOf<"ratio">): Judgement | null {
  if (before.value === null || after.value === null || before.interval === null || after.interval === null) return null;
  return normalDifference(
    after.value - before.value,
    standardErrorOf(after.interval),
    standardErrorOf(before.interval),
  );
}
