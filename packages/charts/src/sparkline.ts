import { formatCoordinate, formatPath, type Step } from "./dom/path.ts";

/** A figure's course in a row of a table. */
export interface SparklineInput {
  /** One value a bucket, the same buckets in every row of the table; null = no data, a gap. */
  readonly values: readonly (number | null)[];
  /** Drawn as a dotted line; null = none. */
  readonly goal: number | null;
}

const [WIDTH, HEIGHT, PAD] = [120, 24, 3];

/**
 * A small line without axes, its last point marked; the number stands beside it, so it is hidden from assistive technology.
 * Strokes are the page's: `.spark path` the line, its second path the target, `.spark circle` the end. Empty text where
 * fewer than two buckets have data: a line of one point says nothing.
 */
export function sparkline({ values, goal }: SparklineInput): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return "";
  const all = goal === null ? known : [...known, goal];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const x = (index: number): number => PAD + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * PAD);
  const y = (value: number): number =>
    most === least ? HEIGHT / 2 : PAD + ((most - value) / (most - least)) * (HEIGHT - 2 * PAD);
  const steps = values.flatMap((value, index): readonly Step[] => {
    if (value === null) return [];
    const begins = (values[index - 1] ?? null) === null;
    return [{ command: begins ? "M" : "L", to: [x(index), y(value)] }];
  });
  const line = `<path d="${formatPath(steps)}"/>`;
  const target = goal === null ? "" : `<path d="M${PAD} ${formatCoordinate(y(goal))}h${WIDTH - 2 * PAD}"/>`;
  const last = values.at(-1) ?? null;
  const end = last === null ? "" : `<circle cx="${WIDTH - PAD}" cy="${formatCoordinate(y(last))}" r="2.4"/>`;
  return `<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true">${line}${target}${end}</svg>`;
}
