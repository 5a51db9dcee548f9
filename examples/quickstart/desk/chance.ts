import { randomLcg, randomLogNormal, randomPoisson } from "d3-random";

/** Draws that come out the same on every machine. */
export interface Chance {
  /** True in that share (0–1) of the draws. */
  readonly happens: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** One of the keys, by its weight. */
  readonly weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K;
  /** A log-normal draw: half lie below the median, two thirds within a factor of e^spread around it. */
  readonly about: (median: number, spread: number) => number;
  /** A Poisson draw. */
  readonly count: (mean: number) => number;
  /** Evenly from 0 to the limit. */
  readonly below: (limit: number) => number;
}

/** Draws from a seed (0–1). */
export function chanceOf(seed: number): Chance {
  const source = randomLcg(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(source() * list.length)] as T;
  const weighted = <K extends string>(weights: Readonly<Record<K, number>>): K => {
    const keys = Object.keys(weights) as K[];
    const upTo = (count: number): number => keys.slice(0, count).reduce((sum, key) => sum + weights[key], 0);
    const drawn = source() * upTo(keys.length);
    return keys.find((_, index) => drawn < upTo(index + 1)) ?? (keys.at(-1) as K);
  };
  return {
    happens: (share) => source() < share,
    pick,
    weighted,
    about: (median, spread) => randomLogNormal.source(source)(Math.log(median), spread)(),
    count: (mean) => randomPoisson.source(source)(mean)(),
    below: (limit) => source() * limit,
  };
}
