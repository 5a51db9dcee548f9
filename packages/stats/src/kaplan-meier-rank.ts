/** Where the censored rows stand among all rows of a distribution, sorted by time, finished before censored at equal times. */
export interface CensoredOrder {
  /** Finished rows. */
  readonly n: number;
  /** Position of each censored row in that order, from 0, ascending. */
  readonly censoredPositions: readonly number[];
}

/** Twice the rounding error of one factor of the product, relative. */
const FACTOR_ERROR = 4.5e-16;

/**
 * The rank (from 1, among the finished rows) of the Kaplan–Meier median: the first whose S ≤ ½; null when it is not reached.
 *
 * After the finished row at position j, S = (N−j−1)/N · ∏ (N−q)/(N−q−1) over the censored positions q < j, since the
 * factors between two censored rows telescope (Kaplan & Meier 1958; a row censored at t is at risk at t).
 * Decided exactly: where a double cannot tell S from ½, whole numbers do. Throws a RangeError when positions do not ascend within the rows.
 */
export function kaplanMeierMedianRank({ n, censoredPositions }: CensoredOrder): number | null {
  const rows = n + censoredPositions.length;
  let product = 1;
  let start = 0;
  for (let seen = 0; seen <= censoredPositions.length; seen++) {
    const end = censoredPositions[seen] ?? rows;
    if (end < start || end > rows || !Number.isSafeInteger(end))
      throw new RangeError(`censored position ${end} after ${start - 1} of ${rows} rows`);
    const reached = (position: number): boolean => atMostHalf(rows, position, product, censoredPositions, seen);
    if (end > start && reached(end - 1)) return firstWhere(start, end - 1, reached) - seen + 1;
    product *= (rows - end) / (rows - end - 1);
    start = end + 1;
  }
  return null;
}

/** Whether S ≤ ½ after the finished row at `position`, before which `seen` rows are censored, `product` their factors. */
function atMostHalf(
  rows: number,
  position: number,
  product: number,
  censoredPositions: readonly number[],
  seen: number,
): boolean {
  const survival = ((rows - position - 1) / rows) * product;
  if (Math.abs(survival - 0.5) > FACTOR_ERROR * (seen + 4)) return survival < 0.5;
  const { numerator, denominator } = factors(rows, censoredPositions.slice(0, seen));
  return 2n * BigInt(rows - position - 1) * numerator <= BigInt(rows) * denominator;
}

/** The product of (N−q)/(N−q−1), runs of neighbours telescoped, as whole numbers. */
function factors(rows: number, positions: readonly number[]): { numerator: bigint; denominator: bigint } {
  const first = positions.filter((position, i) => positions[i - 1] !== position - 1);
  const last = positions.filter((position, i) => positions[i + 1] !== position + 1);
  return {
    numerator: productOf(first.map((position) => BigInt(rows - position))),
    denominator: productOf(last.map((position) => BigInt(rows - position - 1))),
  };
}

/** The product by halves, so that big factors meet big factors. */
function productOf(values: readonly bigint[]): bigint {
  if (values.length <= 8) return values.reduce((product, value) => product * value, 1n);
  const middle = values.length >> 1;
  return productOf(values.slice(0, middle)) * productOf(values.slice(middle));
}

/** The first integer of [low, high] where a monotone `test` holds; it holds at `high`. */
function firstWhere(low: number, high: number, test: (value: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (test(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
