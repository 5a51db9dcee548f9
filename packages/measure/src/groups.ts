/** One way of grouping the measured rows: some of the pass's dimensions, with or without the period's buckets. */
export interface Grouping {
  /** Indexes of the dimensions in the pass. */
  readonly dimensions: readonly number[];
  readonly bucketed: boolean;
}

/** Key of a group within its grouping: bucket and dimension codes. */
export type GroupKey = string;

/** The key from a bucket and codes, in the order of the grouping's dimensions. */
export function groupKey(bucket: number, codes: readonly number[]): GroupKey {
  return `${bucket}|${codes.join(",")}`;
}

/** Columns a grouping groups by. */
export function groupColumns(grouping: Grouping): readonly string[] {
  return [...(grouping.bucketed ? ["bucket"] : []), ...grouping.dimensions.map((i) => `c${i}`)];
}

/** Assigns each row the ordinal of its group, from the row's bucket and codes; new groups are numbered as they come. */
export function groupNumbering(
  grouping: Grouping,
  sizes: readonly number[],
  buckets: number,
): {
  readonly of: (bucket: number, code: (dimension: number) => number) => number;
  readonly keys: GroupKey[];
} {
  const keys: GroupKey[] = [];
  const combinations = grouping.dimensions.reduce(
    (product, i) => product * (sizes[i] ?? 1),
    grouping.bucketed ? buckets : 1,
  );
  const dense = combinations <= 4_000_000 ? new Int32Array(combinations).fill(-1) : null;
  const sparse = new Map<number, number>();
  const add = (bucket: number, code: (dimension: number) => number): number => {
    keys.push(groupKey(grouping.bucketed ? bucket : 0, grouping.dimensions.map(code)));
    return keys.length - 1;
  };
  const of = (bucket: number, code: (dimension: number) => number): number => {
    let index = grouping.bucketed ? bucket : 0;
    for (const dimension of grouping.dimensions) index = index * (sizes[dimension] ?? 1) + code(dimension);
    const known = dense === null ? sparse.get(index) : (dense[index] ?? -1);
    if (known !== undefined && known >= 0) return known;
    const number = add(bucket, code);
    if (dense === null) sparse.set(index, number);
    else dense[index] = number;
    return number;
  };
  return { of, keys };
}
