import { AlmanacError, type Breakdown, type BreakdownRow, type Estimate } from "@almanac/core";

/** Dimensions that cut time or name a rule: their groups are no people. */
const NO_GROUPS: ReadonlySet<string> = new Set(["hour_of_day", "weekday", "hour_of_week", "target"]);

/** Dimensions whose groups are single persons, or a single person's conversation. */
const PERSONS = /^(agent|customer|conversation)(\.(id|name|email|phone))?$/;

/** Throws AlmanacError `people-off` where a report would break figures down by single persons. */
export function refusePersons(by: readonly string[]): void {
  const person = by.find((dimension) => PERSONS.test(dimension));
  if (person === undefined) return;
  throw new AlmanacError({
    code: "people-off",
    message: `a report cannot be broken down by \`${person}\`: its pages would show figures of single persons`,
    where: { path: "by" },
    allowed: "dimensions whose groups are not persons, e.g. channel, team, topic, agent.vendor",
  });
}

const sizeOf = (estimate: Estimate): number => (estimate.kind === "level" ? (estimate.value ?? 0) : estimate.n);

/**
 * The rows with groups of fewer than `below` rows suppressed. So that none can be told from the total, the next smallest
 * groups are suppressed with it until at least two are hidden and they hold `below` rows together. Groups of 0 rows, which
 * say nothing of anybody, stay.
 */
export function suppress(by: readonly string[], rows: readonly BreakdownRow[], below: number): Breakdown {
  const sized = rows.flatMap((row) => (row.estimate === null ? [] : [{ row, size: sizeOf(row.estimate) }]));
  if (by.some((dimension) => NO_GROUPS.has(dimension)) || !sized.some(({ size }) => size > 0 && size < below))
    return { by, rows };
  const hidden = new Set<BreakdownRow>();
  let together = 0;
  for (const { row, size } of sized.filter(({ size: rowsOf }) => rowsOf > 0).sort((a, b) => a.size - b.size)) {
    if (size >= below && hidden.size >= 2 && together >= below) break;
    hidden.add(row);
    together += size;
  }
  return { by, rows: rows.map((row) => (hidden.has(row) ? { ...row, estimate: null } : row)) };
}
