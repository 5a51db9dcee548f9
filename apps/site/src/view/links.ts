import { figureKey, type MetricFigures, type Snapshot } from "@almanac/core";

/** Addresses of the pages in one language; each starts at the site's base and ends in `/`, so that it means the same on every page. */
export interface Links {
  readonly home: string;
  /** The newest version of a period. */
  readonly period: (snapshot: Snapshot) => string;
  /** That version, for ever. */
  readonly version: (snapshot: Snapshot) => string;
  readonly metric: (snapshot: Snapshot, metric: MetricFigures) => string;
  readonly audit: (snapshot: Snapshot) => string;
  /** A data file of that version; the same in every language. */
  readonly data: (snapshot: Snapshot, file: DataFile) => string;
}

/** Files that stand beside the pages. */
export type DataFile = "figures.csv" | "figures.json" | "provenance.json";

/** A metric's name in addresses: its id, with hyphens. */
export function metricSlug(metric: Pick<MetricFigures, "id" | "dimensions">): string {
  return figureKey(metric).replaceAll("_", "-");
}

/** `REPORT/PERIOD`, the address of a period within a language. */
export function periodPath({ figures }: Snapshot): string {
  return `${figures.report.id}/${figures.period.name}`;
}

/** `REPORT/PERIOD/vN`, the address of a version within a language. */
export function versionPath(snapshot: Snapshot): string {
  return `${periodPath(snapshot)}/v${snapshot.provenance.version}`;
}

/** The addresses of a site whose pages lie under `base` (`/`, or `/reports/`). */
export function linksOf(base: string, language: string): Links {
  const home = `${base}${language}/`;
  const version = (snapshot: Snapshot): string => `${home}${versionPath(snapshot)}/`;
  return Object.freeze({
    home,
    version,
    period: (snapshot: Snapshot) => `${home}${periodPath(snapshot)}/`,
    metric: (snapshot: Snapshot, metric: MetricFigures) => `${version(snapshot)}m/${metricSlug(metric)}/`,
    audit: (snapshot: Snapshot) => `${version(snapshot)}audit/`,
    data: (snapshot: Snapshot, file: DataFile) => `${base}data/${versionPath(snapshot)}/${file}`,
  });
}
