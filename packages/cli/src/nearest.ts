import { distance } from "fastest-levenshtein";

/** The word a person likely meant: one that holds what was given, else the nearest in spelling; undefined where none is near. */
export function nearest(given: string, words: readonly string[]): string | undefined {
  const holding = words.find((word) => given.length >= 3 && word.includes(given));
  if (holding !== undefined) return holding;
  const [best] = words
    .map((word) => ({ word, changes: distance(given, word) }))
    .toSorted((a, b) => a.changes - b.changes);
  return best !== undefined && best.changes <= Math.max(2, best.word.length / 3) ? best.word : undefined;
}
