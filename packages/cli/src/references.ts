import { AlmanacError, formatJsonPath, type JsonPath, type Problem } from "@almanac/core";
import { nearest } from "./nearest.ts";
import type { Project } from "./project.ts";

/** Every id of a metric that a config mentions, with the path at which it does. */
function mentions({ settings, reports, goals }: Project): readonly (readonly [id: string, path: JsonPath])[] {
  return [
    ...settings.targets.map(({ metric }, i) => [metric, ["targets", i, "metric"]] as const),
    ...Object.keys(settings.metrics).map((id) => [id, ["metrics", id]] as const),
    ...Object.keys(settings.windows).map((id) => [id, ["windows", id]] as const),
    ...goals.map(({ metric }, i) => [metric, ["goals", i, "metric"]] as const),
    ...Object.entries(reports).flatMap(([name, { metrics }]) =>
      metrics === "all" ? [] : metrics.map((id, i) => [id, ["reports", name, "metrics", i]] as const),
    ),
  ];
}

/**
 * Holds a config against the metrics there are: a name that is none and an option a metric does not have would change
 * no figure, silently. Throws `AlmanacError` (`unknown-metric`, `invalid-option`) with file and path.
 */
export function checkReferences(project: Project, file: string): void {
  const { metrics, settings } = project;
  for (const [id, path] of mentions(project)) {
    if (metrics.has(id)) continue;
    const meant = nearest(id, [...metrics.keys()]);
    const problem: Problem = {
      code: "unknown-metric",
      message: `there is no metric \`${id}\``,
      where: { file, path: formatJsonPath(path) },
      allowed: [...metrics.keys()].join(", "),
    };
    throw new AlmanacError(meant === undefined ? problem : { ...problem, fix: `did you mean ${meant}?` });
  }
  for (const [id, options] of Object.entries(settings.metrics)) {
    try {
      metrics.get(id)?.(options);
    } catch (error) {
      if (!(error instanceof AlmanacError)) throw error;
      const path = `metrics.${error.problem.where?.path ?? id}`;
      throw new AlmanacError({ ...error.problem, where: { file, path } });
    }
  }
}
