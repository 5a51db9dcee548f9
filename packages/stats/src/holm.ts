/**
 * Probabilities corrected for being judged together (Holm 1979), in their own order: a figure holds at 5% where its corrected
 * probability is below 0.05. Null stays null and counts for nothing.
 */
export function holm(probabilities: readonly (number | null)[]): (number | null)[] {
  const judged = probabilities.flatMap((p, i) => (p === null ? [] : [{ p, i }])).sort((a, b) => a.p - b.p);
  const corrected: (number | null)[] = probabilities.map(() => null);
  let floor = 0;
  for (const [rank, { p, i }] of judged.entries()) {
    floor = Math.min(1, Math.max(floor, p * (judged.length - rank)));
    corrected[i] = floor;
  }
  return corrected;
}
