import type { ConfidenceInterval } from "@almanac/core";
import { exp, log, Z95 } from "./distributions.ts";

/** What happened to one row: its event at `time`, or, where `observed` is false, still open when last seen then. */
export interface Lifetime {
  /** In any unit, finite. */
  readonly time: number;
  readonly observed: boolean;
}

/** The curve at one time with events. */
export interface SurvivalStep {
  readonly time: number;
  /** Rows at risk just before `time`, those censored at it included. */
  readonly atRisk: number;
  /** Events at `time`. */
  readonly events: number;
  /** S(t), a share 0–1: not yet over after `time`. */
  readonly survival: number;
  /** Greenwood's standard error of S(t); null where S(t) is 0. */
  readonly standardError: number | null;
}

/** The Kaplan–Meier curve: a step for every time with an event, ascending (Kaplan & Meier 1958; Greenwood 1926). */
export function kaplanMeier(lifetimes: readonly Lifetime[]): SurvivalStep[] {
  const sorted = lifetimes.toSorted((a, b) => a.time - b.time);
  let survival = 1;
  let greenwood = 0;
  return groupsOfEqualTime(sorted).flatMap(({ time, atRisk, events }) => {
    if (events === 0) return [];
    survival *= (atRisk - events) / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    return [{ time, atRisk, events, survival, standardError: survival === 0 ? null : survival * Math.sqrt(greenwood) }];
  });
}

/** Rows sorted by time, as runs of equal time. */
function groupsOfEqualTime(sorted: readonly Lifetime[]): { time: number; atRisk: number; events: number }[] {
  const starts = sorted.flatMap(({ time }, i) => (i === 0 || sorted[i - 1]?.time !== time ? [i] : []));
  return starts.map((start, i) => {
    const group = sorted.slice(start, starts[i + 1]);
    return {
      time: group[0]?.time ?? Number.NaN,
      atRisk: sorted.length - start,
      events: group.filter(({ observed }) => observed).length,
    };
  });
}

/** S may stand this far above ½ and still be ½: the rounding error of a curve's products. */
const ROUNDING = 1e-12;

/** The smallest time with S ≤ ½; null when it is not reached. */
export function medianSurvival(curve: readonly SurvivalStep[]): number | null {
  return curve.find(({ survival }) => survival <= 0.5 + ROUNDING)?.time ?? null;
}

/** How the band around S(t) is built: on log S, or on log(−log S), which keeps it within 0–1. */
export type SurvivalBand = "log" | "log-log";

const BANDS: Readonly<Record<SurvivalBand, (survival: number, relativeError: number) => ConfidenceInterval>> = {
  log: (survival, relativeError) => [
    survival * exp(-Z95 * relativeError),
    Math.min(1, survival * exp(Z95 * relativeError)),
  ],
  "log-log": (survival, relativeError) => {
    if (survival === 1) return [1, 1];
    const spread = (Z95 * relativeError) / -log(survival);
    return [exp(log(survival) * exp(spread)), exp(log(survival) * exp(-spread))];
  },
};

/** The pointwise 95% band of S at one step; null where S is 0. */
export function survivalBand({ survival, standardError }: SurvivalStep, band: SurvivalBand): ConfidenceInterval | null {
  return standardError === null ? null : BANDS[band](survival, standardError / survival);
}

/** 95% interval of the median (Brookmeyer & Crowley 1982): where the band's ends fall to ½; null = an end never does. */
export function medianSurvivalInterval(
  curve: readonly SurvivalStep[],
  band: SurvivalBand,
): { lower: number | null; upper: number | null } {
  const falls = (end: 0 | 1): number | null =>
    curve.find((step) => {
      const limits = survivalBand(step, band);
      return limits !== null && limits[end] <= 0.5;
    })?.time ?? null;
  return { lower: falls(0), upper: falls(1) };
}

/** Mean time up to `limit` ≥ 0: the area under the curve, in the unit of its times. */
export function restrictedMeanSurvival(curve: readonly SurvivalStep[], limit: number): number {
  const steps = curve.filter(({ time }) => time < limit);
  const first = Math.min(steps[0]?.time ?? limit, limit);
  return steps.reduce((area, { time, survival }, i) => area + survival * ((steps[i + 1]?.time ?? limit) - time), first);
}
