/**
 * The rank (from 1) among the finished values at which S(t) ≤ ½ first: "the smallest t with S(t) ≤ ½, null when not
 * reached; rows censored at t are at risk at t". S as a fraction of whole numbers (Kaplan & Meier 1958), so exact.
 */
export function kaplanMeierRank(finished: readonly bigint[], censored: readonly bigint[]): number | null {
  let [above, below] = [1n, 1n];
  for (const time of new Set(finished)) {
    const ended = finished.filter((value) => value === time).length;
    const atRisk = [...finished, ...censored].filter((value) => value >= time).length;
    above *= BigInt(atRisk - ended);
    below *= BigInt(atRisk);
    if (2n * above <= below) return finished.indexOf(time) + 1;
  }
  return null;
}
