import type { Change, Estimate, EstimateOf, EstimatorKind, NamedPeriod } from "@almanac/core";
import { change, holm } from "@almanac/stats";

/** A figure and the same figure of the period before. */
export interface Pair {
  readonly before: Estimate;
  readonly after: Estimate;
  /** Decimals that a difference has at most; null = as many as there are. */
  readonly decimals: number | null;
}

/** The level at which a change counts as one, over all changes of a snapshot together. */
const LEVEL = 0.05;

function compare<K extends EstimatorKind>(
  kind: K,
  { before, after, decimals }: Pair,
  exposure: { before: number; after: number },
) {
  const context = decimals === null ? { exposure } : { exposure, decimals };
  const [first] = change(kind, before as EstimateOf<K>, after as EstimateOf<K>, context);
  return first;
}

const micros = ({ from, to }: NamedPeriod): number => Number(to - from);

/**
 * Each figure's change, null where there is no figure before; judged together by Holm (1979), so that all that are called
 * decisive are so at 5% as a family. Counts and totals are compared as rates over the real length of the two periods.
 */
export function changesOf(
  pairs: readonly (Pair | null)[],
  period: NamedPeriod,
  before: NamedPeriod,
): readonly (Change | null)[] {
  const exposure = { before: micros(before), after: micros(period) };
  const compared = pairs.map((pair) => (pair === null ? null : compare(pair.after.kind, pair, exposure)));
  const corrected = holm(compared.map((result) => result?.p ?? null));
  return compared.map((result, index): Change | null => {
    const figure = pairs[index]?.before;
    if (result === null || result === undefined || figure === undefined) return null;
    const p = corrected[index] ?? null;
    return {
      against: before.name,
      before: figure,
      as: result.as,
      value: result.value,
      interval: result.interval,
      method: result.method,
      p: result.p,
      decisive: p !== null && p < LEVEL,
    };
  });
}
