import { type ConfidenceInterval, QUANTILES, type QuantileKey } from "@almanac/core";
import { studentMean, variance } from "./intervals.ts";
import { kaplanMeierMedianRank } from "./kaplan-meier-rank.ts";
import { NO_DATA, type OwnFields } from "./no-data.ts";
import { medianRanks, quantilePosition } from "./ranks.ts";
import { type Rational, rational, squareRoot } from "./rational.ts";
import { exactly, print, type Scale } from "./scale.ts";
import { type DistributionStatistics, rowCount } from "./statistics.ts";

/** The estimate of a distribution: its spread among the finished rows, and the median that counts the open ones. */
export function distributionEstimate(statistics: DistributionStatistics, scale: Scale): OwnFields<"distribution"> {
  const n = rowCount(statistics.n);
  const censored = rowCount(statistics.censored);
  const histogram = histogramOf(statistics, scale);
  if (n === 0) return { ...NO_DATA.distribution, censored, ...histogram, ...exactly(null, scale) };
  const { sum, sumSquares } = statistics;
  const printed = (rank: number): number => print(rational(orderStatistic(statistics, rank)), scale);
  const median = quantile(statistics, n, "0.5");
  const quantiles = QUANTILES.map(
    (probability) => [probability, print(quantile(statistics, n, probability), scale)] as const,
  );
  const ranks = medianRanks(n);
  const rank = kaplanMeierRank(statistics, n, censored);
  return {
    kind: "distribution",
    value: print(median, scale),
    interval: ranks === null ? null : [printed(ranks.lower), printed(ranks.upper)],
    n,
    censored,
    mean: print(rational(sum, BigInt(n)), scale),
    meanInterval: n < 2 ? null : meanInterval(n, sum, sumSquares, scale),
    sd: n < 2 ? null : print(squareRoot(variance(n, sum, sumSquares)), scale),
    min: statistics.min === null ? null : print(rational(statistics.min), scale),
    max: statistics.max === null ? null : print(rational(statistics.max), scale),
    quantiles: Object.fromEntries(quantiles) as Record<QuantileKey, number>,
    medianKaplanMeier: rank === null ? null : printed(rank),
    ...histogram,
    ...exactly(median, scale),
  };
}

/** The quantile of type 7, exactly, in the statistics' integers. */
function quantile(statistics: DistributionStatistics, n: number, probability: QuantileKey): Rational {
  const { lower, upper, hundredths } = quantilePosition(n, probability);
  const weight = BigInt(hundredths);
  return rational(
    orderStatistic(statistics, lower) * (100n - weight) + orderStatistic(statistics, upper) * weight,
    100n,
  );
}

/** The row at `rank`; an engine that did not fetch it is a bug, so a plain error. */
function orderStatistic({ n, order }: DistributionStatistics, rank: number): bigint {
  const value = order.get(rank);
  if (value === undefined) throw new Error(`the order statistic of rank ${rank} of ${n} rows was not fetched`);
  return value;
}

/** The rank of the Kaplan–Meier median; with nothing censored it need not be given. */
function kaplanMeierRank(
  { kaplanMeierRank: given }: DistributionStatistics,
  n: number,
  censored: number,
): number | null {
  if (given !== undefined) return given;
  if (censored > 0)
    throw new Error(`${censored} rows are censored and the rank of the Kaplan–Meier median was not given`);
  return kaplanMeierMedianRank({ n, censoredPositions: [] });
}

function meanInterval(n: number, sum: bigint, sumSquares: bigint, scale: Scale): ConfidenceInterval {
  const { lower, upper } = studentMean(n, sum, sumSquares);
  return [print(lower, scale), print(upper, scale)];
}

function histogramOf(
  { histogram }: DistributionStatistics,
  scale: Scale,
): Pick<OwnFields<"distribution">, "histogram"> {
  if (histogram === undefined) return {};
  const edges = histogram.edges.map((edge) => print(rational(edge), scale));
  return { histogram: { edges, counts: histogram.counts.map(rowCount) } };
}
