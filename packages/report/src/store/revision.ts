import { type Figures, figureKey, figuresDigest, type Revision, type Snapshot } from "@almanac/core";

type Reason = Revision["reasons"][number];

const valuesOf = ({ metrics }: Figures): ReadonlyMap<string, number | null> =>
  new Map(metrics.map((metric) => [figureKey(metric), metric.estimate.value]));

const definitionsOf = ({ metrics }: Figures): ReadonlyMap<string, string> =>
  new Map(metrics.map((metric) => [figureKey(metric), metric.definition]));

/** What a report is beside its figures: its title, its metrics and their groups. */
function outlineOf({ report, metrics, suppressBelow }: Figures): string {
  const groups = metrics.map((metric) => [
    figureKey(metric),
    metric.title,
    metric.about,
    metric.breakdowns.map(({ by }) => by),
  ]);
  return JSON.stringify([report, groups, suppressBelow]);
}

function reasonsOf(before: Figures, after: Figures): readonly Reason[] {
  const [old, fresh] = [definitionsOf(before), definitionsOf(after)];
  const redefined = [...fresh].some(([key, digest]) => old.has(key) && old.get(key) !== digest);
  const known: readonly (readonly [boolean, Reason])[] = [
    [redefined, "definition"],
    [before.settings !== after.settings, "settings"],
    [before.convention !== after.convention, "convention"],
    [outlineOf(before) !== outlineOf(after), "report"],
  ];
  const reasons = known.flatMap(([holds, reason]) => (holds ? [reason] : []));
  return reasons.length === 0 ? ["events"] : reasons;
}

/**
 * Why figures replace a version, found by comparing the two: what is neither definition, settings, convention nor the
 * report's own make-up can only be the events.
 */
export function revisionOf({ figures: before, provenance }: Snapshot, after: Figures): Revision {
  const [old, fresh] = [valuesOf(before), valuesOf(after)];
  const keys = [...new Set([...old.keys(), ...fresh.keys()])];
  const changed = keys.map((metric) => ({ metric, before: old.get(metric) ?? null, after: fresh.get(metric) ?? null }));
  return {
    version: provenance.version,
    figures: figuresDigest(before),
    reasons: reasonsOf(before, after),
    changed: changed.filter((one) => one.before !== one.after),
  };
}
