import type { Estimate, NoDataReason, Quality } from "@almanac/core";

/** Why a figure has no value; null where it has one. */
export function noDataReason(estimate: Estimate, coverage: Quality["coverage"]): NoDataReason | null {
  if (estimate.value !== null) return null;
  if (coverage.every(({ from }) => from === null)) return "outside-coverage";
  if (estimate.kind === "distribution" && estimate.censored > 0) return "none-finished";
  return Object.keys(estimate.leftOut).length > 0 ? "all-left-out" : "no-rows";
}
