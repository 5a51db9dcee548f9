import type { Figures } from "./figures.ts";
import type { Provenance } from "./provenance.ts";

/** One version of one report and period, both files read. */
export interface Snapshot {
  readonly figures: Figures;
  readonly provenance: Provenance;
}

/** `REPORT/PERIOD@vN`, the name a version has in commands and paths, e.g. `monthly/2026-10@v2`. */
export function snapshotName({ figures, provenance }: Snapshot): string {
  return `${figures.report.id}/${figures.period.name}@v${provenance.version}`;
}
