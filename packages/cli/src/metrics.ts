import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AlmanacError, type Convention, isMetric, type Metric } from "@almanac/core";
import { sparkcentral, timing } from "@almanac/metrics-timing";
import { importFile, shownPath } from "./import-file.ts";
import { nearest } from "./nearest.ts";

/** Conventions by name; `almanac` is our own and changes nothing. */
export const CONVENTIONS: ReadonlyMap<string, Convention> = new Map([[sparkcentral.id, sparkcentral]]);

/** The families of a project that names none. */
const DEFAULT_FAMILIES: readonly (readonly Metric[])[] = [timing()];

/** All metrics by id: those of the families, then those of the folder's `metrics/`; of two with one id the latter counts. */
export async function loadMetrics(
  folder: string,
  families: readonly (readonly Metric[])[] | undefined = DEFAULT_FAMILIES,
): Promise<ReadonlyMap<string, Metric>> {
  const own = await ownMetrics(join(folder, "metrics"), folder);
  return new Map([...families.flat(), ...own].map((metric) => [metric.id, metric]));
}

/** Default exports of `metrics/*.ts` (or `.js`), tests aside. Throws `AlmanacError` (`invalid-metric-file`). */
async function ownMetrics(folder: string, cwd: string): Promise<readonly Metric[]> {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => /\.(ts|js|mjs)$/.test(name) && !/\.test\.|\.d\.ts$/.test(name));
  return Promise.all(files.sort().map((name) => ownMetric(join(folder, name), cwd)));
}

async function ownMetric(file: string, cwd: string): Promise<Metric> {
  const fix = "mend the file; `almanac explain first_response_time` shows a metric that works";
  const exported = (await importFile(file, { code: "invalid-metric-file", cwd, fix })).default;
  if (isMetric(exported)) return exported;
  throw new AlmanacError({
    code: "invalid-metric-file",
    message: "the file's default export is no metric",
    where: { file: shownPath(file, cwd) },
    allowed: "export default defineMetric({ id, title, about, fact, unit, better, at, measure })",
    fix: "export the metric as default, or move the file out of metrics/",
  });
}

/** The metric of that id. Throws `AlmanacError` (`unknown-metric`) with what there is. */
export function metricOf(metrics: ReadonlyMap<string, Metric>, id: string): Metric {
  const metric = metrics.get(id) ?? metrics.get(id.replaceAll("-", "_"));
  if (metric !== undefined) return metric;
  const meant = nearest(id.replaceAll("-", "_"), [...metrics.keys()]);
  throw new AlmanacError({
    code: "unknown-metric",
    message: `there is no metric \`${id}\``,
    allowed: [...metrics.keys()].join(", "),
    ...(meant === undefined ? {} : { fix: `did you mean ${meant}?` }),
  });
}

/** The convention of that name; null for our own. Throws `AlmanacError` (`unknown-convention`). */
export function conventionOf(name: string | undefined): Convention | null {
  if (name === undefined || name === "almanac") return null;
  const convention = CONVENTIONS.get(name);
  if (convention !== undefined) return convention;
  throw new AlmanacError({
    code: "unknown-convention",
    message: `there is no convention \`${name}\``,
    allowed: ["almanac", ...CONVENTIONS.keys()].join(", "),
  });
}
