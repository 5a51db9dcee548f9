import { AlmanacError, type Metric } from "@almanac/core";
import { METRICS } from "./metrics.generated.ts";
import { ORDER } from "./order.ts";

export { default as sparkcentral } from "./conventions/sparkcentral.ts";

/** What `timing` takes. */
export interface TimingOptions {
  /** Ids of the metrics wanted; all when absent. */
  readonly only?: readonly string[];
}

const place = ({ id }: Metric): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);

const FAMILY: readonly Metric[] = Object.freeze([...METRICS].sort((a, b) => place(a) - place(b)));

/**
 * The metrics of the timing family: how long customers wait and how long work takes, in the order of the dictionary.
 * Throws `AlmanacError` (`unknown-metric`) at the caller's line for an id the family does not have.
 */
export function timing(options: TimingOptions = {}): readonly Metric[] {
  const { only } = options;
  if (only === undefined) return FAMILY;
  const ids = FAMILY.map(({ id }) => id);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    const message = `timing: there is no metric \`${unknown}\``;
    throw new AlmanacError(
      { code: "unknown-metric", message, where: { path: "only" }, allowed: ids.join(", ") },
      timing,
    );
  }
  return FAMILY.filter(({ id }) => only.includes(id));
}
