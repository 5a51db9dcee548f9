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

/** Where rows belong: the bucket and the codes of each row, column by column. */
export interface RowPlaces {
  readonly rows: number;
  readonly bucket: Int32Array;
  readonly codes: readonly Int32Array[];
}

/** Groups up to which a table of all combinations is cheaper than a map of those that occur. */
const DENSE = 4_000_000;

/** The ordinal of each row's group, and the keys of the groups; they are numbered as they come. */
export function numberGroups(
  grouping: Grouping,
  sizes: readonly number[],
  buckets: number,
  places: RowPlaces,
): { readonly groups: Int32Array; readonly keys: readonly GroupKey[] } {
  const { rows, bucket, codes } = places;
  const { bucketed, dimensions } = grouping;
  const combinations = dimensions.reduce((product, i) => product * (sizes[i] ?? 1), bucketed ? buckets : 1);
  const combined = combinations <= DENSE ? new Int32Array(rows) : new Float64Array(rows);
  if (bucketed) combined.set(bucket.subarray(0, rows));
  for (const dimension of dimensions) {
    const size = sizes[dimension] ?? 1;
    const code = codes[dimension] ?? bucket;
    for (let row = 0; row < rows; row += 1) combined[row] = (combined[row] ?? 0) * size + (code[row] ?? 0);
  }
  const { groups, firstRows } = ordinals(combined, combinations);
  const keys = firstRows.map((row) =>
    groupKey(
      bucketed ? (bucket[row] ?? 0) : 0,
      dimensions.map((dimension) => codes[dimension]?.[row] ?? 0),
    ),
  );
  return { groups, keys };
}

function ordinals(
  combined: Int32Array | Float64Array,
  combinations: number,
): { readonly groups: Int32Array; readonly firstRows: readonly number[] } {
  const groups = new Int32Array(combined.length);
  const firstRows: number[] = [];
  const dense = combinations <= DENSE ? new Int32Array(combinations).fill(-1) : null;
  const sparse = new Map<number, number>();
  for (let row = 0; row < combined.length; row += 1) {
    const place = combined[row] ?? 0;
    let group = dense === null ? (sparse.get(place) ?? -1) : (dense[place] ?? -1);
    if (group < 0) {
      group = firstRows.length;
      firstRows.push(row);
      if (dense === null) sparse.set(place, group);
      else dense[place] = group;
    }
    groups[row] = group;
  }
  return { groups, firstRows };
}
