import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AlmanacError, type Convention, type Metric } from "@almanac/core";
import { sparkcentral, timing } from "@almanac/metrics-timing";

/** Conventions by name; `almanac` is our own and changes nothing. */
export const CONVENTIONS: ReadonlyMap<string, Convention> = new Map([[sparkcentral.id, sparkcentral]]);

/** All metrics by id: the families that come with almanac, then those of the project's `metrics/` folder. */
export async function loadMetrics(folder: string): Promise<ReadonlyMap<string, Metric>> {
  const own = await ownMetrics(join(folder, "metrics"));
  return new Map([...timing(), ...own].map((metric) => [metric.id, metric]));
}

/** Default exports of `metrics/*.ts` (or `.js`), tests aside. Throws `AlmanacError` (`invalid-metric-file`). */
async function ownMetrics(folder: string): Promise<readonly Metric[]> {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => /\.(ts|js|mjs)$/.test(name) && !/\.test\.|\.d\.ts$/.test(name));
  return Promise.all(files.sort().map((name) => ownMetric(join(folder, name))));
}

async function ownMetric(file: string): Promise<Metric> {
  const exported = (await importFile(file)).default;
  if (typeof exported === "function" && "id" in exported && "schema" in exported) return exported as Metric;
  throw new AlmanacError({
    code: "invalid-metric-file",
    message: "the file's default export is no metric",
    where: { file },
    allowed: "export default defineMetric({ id, title, about, fact, unit, better, at, measure })",
    fix: "export the metric as default, or move the file out of metrics/",
  });
}

async function importFile(file: string): Promise<{ readonly default?: unknown }> {
  try {
    return (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
  } catch (error) {
    if (error instanceof AlmanacError)
      throw new AlmanacError({ ...error.problem, where: { ...error.problem.where, file } });
    const line = lineIn(error, file);
    const message = error instanceof Error ? error.message : String(error);
    throw new AlmanacError({
      code: "invalid-metric-file",
      message,
      where: line === undefined ? { file } : { file, line },
      fix: "mend the file; `almanac explain first_response_time` shows a metric that works",
    });
  }
}

function lineIn(error: unknown, file: string): number | undefined {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const at = stack.indexOf(file);
  const line = at < 0 ? undefined : /^:(\d+)/.exec(stack.slice(at + file.length))?.[1];
  return line === undefined ? undefined : Number(line);
}

/** The metric of that id. Throws `AlmanacError` (`unknown-metric`) with what there is. */
export function metricOf(metrics: ReadonlyMap<string, Metric>, id: string): Metric {
  const metric = metrics.get(id) ?? metrics.get(id.replaceAll("-", "_"));
  if (metric !== undefined) return metric;
  throw new AlmanacError({
    code: "unknown-metric",
    message: `there is no metric \`${id}\``,
    allowed: [...metrics.keys()].join(", "),
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
