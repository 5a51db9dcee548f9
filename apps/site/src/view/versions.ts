import type { Snapshot } from "@almanac/core";
import { formatInstant, formatPeriod, sayList } from "@almanac/words";
import { type Context, contextOf } from "./context.ts";
import { periodPath } from "./links.ts";

/** All versions of one period, the oldest first. */
export type Versions = readonly [Snapshot, ...Snapshot[]];

/** A text that may lead somewhere. */
export interface Link {
  readonly text: string;
  readonly href: string;
}

/** What a page says about its own version; stands outside of what is frozen, since it changes when a newer one comes. */
export interface StatusView {
  /** Whether this is the newest; null where the period has one version only. */
  readonly text: string | null;
  /** The newest version, where this is another; null where this is it. */
  readonly newest: Link | null;
  /** Every version of the period, where there are several. */
  readonly versions: readonly (Link & { readonly current: boolean })[];
  /** When the figures were computed again and found the same, the last time; null = never. */
  readonly confirmed: string | null;
}

/** The snapshots by report and period, each with its versions from the oldest; reports by id, periods from the newest. */
export function byPeriod(snapshots: readonly Snapshot[]): readonly Versions[] {
  const groups = Map.groupBy(snapshots, periodPath);
  const sorted = [...groups.values()].map((versions) =>
    versions.sort((a, b) => a.provenance.version - b.provenance.version),
  );
  sorted.sort(([a], [b]) => compare(a, b));
  return sorted.flatMap(([first, ...more]): readonly Versions[] => (first === undefined ? [] : [[first, ...more]]));
}

function compare(a: Snapshot | undefined, b: Snapshot | undefined): number {
  const [one, other] = [a?.figures, b?.figures];
  if (one === undefined || other === undefined) return 0;
  if (one.report.id !== other.report.id) return one.report.id < other.report.id ? -1 : 1;
  return one.period.from < other.period.from ? 1 : -1;
}

/** The newest version. */
export function newestOf(versions: Versions): Snapshot {
  return versions.at(-1) ?? versions[0];
}

/** Why a version replaced another, in words; null for a first version. */
export function replacesText({ locale, say, snapshot: { provenance } }: Context): string | null {
  const { replaces } = provenance;
  if (replaces === null) return null;
  const reasons = sayList(
    locale,
    replaces.reasons.map((reason) => say(`reason.${reason}`)),
  );
  return say("version.replaces", { version: replaces.version, reasons });
}

/** The status of a version among those of its period. */
export function statusView(context: Context, versions: Versions): StatusView {
  const { locale, links, say, snapshot } = context;
  const newest = newestOf(versions);
  const { version } = snapshot.provenance;
  const replaced = version !== newest.provenance.version;
  const label = (other: Snapshot): string => say("version.label", { version: other.provenance.version });
  const again = snapshot.provenance.asOf.length > 1 ? snapshot.provenance.asOf.at(-1) : undefined;
  return {
    text:
      versions.length === 1
        ? null
        : replaced
          ? say("version.replaced", { version })
          : say("version.newest", { version }),
    newest: replaced ? { text: label(newest), href: links.period(newest) } : null,
    versions:
      versions.length === 1
        ? []
        : versions.map((other) => ({ text: label(other), href: links.version(other), current: other === snapshot })),
    confirmed:
      again === undefined
        ? null
        : say("version.confirmed", { instant: formatInstant(locale, again, snapshot.figures.period.zone) }),
  };
}

/** A link to a period's newest version, by its name in words. */
export function periodLink(context: Context, versions: Versions | undefined): Link | null {
  if (versions === undefined) return null;
  const newest = newestOf(versions);
  const { period } = newest.figures;
  return {
    text: formatPeriod(context.locale, period.unit, period.name),
    href: contextOf(newest, context.locale, context.links).links.period(newest),
  };
}
