import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  AlmanacError,
  formatInstant,
  type MeasureQuery,
  type MetricDefinition,
  namedPeriod,
  type Report,
  snapshotName,
} from "@almanac/core";
import { definitionOf, eventQuality, measureBreakdowns, type Session } from "@almanac/measure";
import { computeSnapshot, type ReportEffects, type SnapshotRequest, storeSnapshot } from "@almanac/report";
import type { Input } from "./command.ts";
import type { reportOptions } from "./commands/report.ts";
import type { Effects } from "./effects.ts";
import type { Project } from "./project.ts";
import { askedOptions } from "./query.ts";
import { type OpenSource, openSource, tellQuarantined } from "./source.ts";

/** Runs `almanac report`: computes one report and period and stores it as a version. */
export async function runReport(input: Input<typeof reportOptions>, effects: Effects): Promise<undefined> {
  const source = await openSource(input.options, effects);
  try {
    tellQuarantined(source, effects);
    const request = requestOf(source, input, effects);
    const asOf = input.options["as-of"] ?? null;
    const computed = await computeSnapshot(request, reportEffects(source, asOf));
    const root = resolve(source.project.folder, input.options.snapshots ?? "snapshots");
    const { snapshot, folder, outcome } = await storeSnapshot(root, computed);
    const name = snapshotName(snapshot);
    const figures = snapshot.provenance.figures;
    const told = outcome === "new" ? `${name} written to ${folder}` : `${name} stands: the figures are the same`;
    effects.stdout.write(input.json ? `${JSON.stringify({ name, outcome, folder, figures })}\n` : `${told}\n`);
    return undefined;
  } finally {
    source.close();
  }
}

/** The report that the arguments name: `[REPORT] PERIOD`; without a name the one of the period's length. */
function namedReport(
  project: Project,
  given: readonly string[],
): { readonly id: string; readonly report: Report; readonly period: string } {
  const period = given.at(-1) ?? "";
  const { unit } = namedPeriod(period, project.settings.zone);
  const fitting = Object.entries(project.reports).filter(([, report]) => report.period === unit);
  const id = given.length > 1 ? (given[0] ?? "") : fitting[0]?.[0];
  const report = id === undefined ? undefined : project.reports[id];
  const allowed = Object.entries(project.reports)
    .map(([name, { period: each }]) => `${name} (${each})`)
    .join(", ");
  if (id === undefined || report === undefined) {
    throw new AlmanacError({
      code: "unknown-report",
      message: id === undefined ? `no report is of a ${unit}` : `there is no report \`${id}\``,
      allowed,
    });
  }
  if (report.period !== unit) {
    throw new AlmanacError({
      code: "unknown-period",
      message: `the report ${id} is of a ${report.period}, and ${period} is a ${unit}`,
      allowed,
    });
  }
  return { id, report, period };
}

function requestOf(
  { session, project }: OpenSource,
  { arguments: given, options }: Input<typeof reportOptions>,
  effects: Effects,
): SnapshotRequest {
  const { id, report, period } = namedReport(project, given);
  const own: Session = { ...session, options: askedOptions(session, options.set) };
  const metrics = metricsOf(own, report, effects);
  return {
    report: { id, title: report.title ?? `${project.name}, ${id}` },
    period,
    zone: options.zone ?? project.settings.zone,
    metrics,
    by: report.by,
    clock: "calendar",
    convention: "almanac",
    targets: project.settings.targets,
    suppressBelow: project.privacy.suppressBelow,
    asOf: options["as-of"] ?? null,
    settings: project.settings,
  };
}

/** The report's metrics; of all of them, those that need opening hours are passed over where there are none. */
function metricsOf(session: Session, report: Report, { stderr }: Effects): readonly MetricDefinition[] {
  const wanted =
    report.metrics === "all"
      ? [...session.metrics.values()]
      : report.metrics.flatMap((id) => session.metrics.get(id) ?? []);
  const definitions = wanted.map((metric) => definitionOf(session, metric));
  if (report.metrics !== "all" || session.settings.calendars !== undefined) return definitions;
  const needsHours = (metric: MetricDefinition): boolean => JSON.stringify(metric).includes('"is_open"');
  const passed = definitions.filter(needsHours).map(({ id }) => id);
  if (passed.length > 0) stderr.write(`passed over for want of opening hours: ${passed.join(", ")}\n`);
  return definitions.filter((metric) => !needsHours(metric));
}

/** What a snapshot is computed from, over an open source. */
function reportEffects({ session, quarantined }: OpenSource, asOf: string | null): ReportEffects {
  const query = (from: string, to: string): MeasureQuery => ({
    metrics: [],
    from,
    to,
    by: [],
    where: [],
    unit: null,
    clock: "calendar",
    when: "at",
    asOf,
    zone: null,
    target: null,
  });
  const whole = query("1970-01-01", "1970-01-02");
  const reasons = Map.groupBy(quarantined, ({ reason }) => reason);
  return {
    measure: (asked, groupings) => measureBreakdowns(session, asked, groupings),
    coverage: async () => (await eventQuality(session, whole)).coverage,
    quality: async (from, to) => {
      const { events, derived } = await eventQuality(session, query(formatInstant(from), formatInstant(to)));
      return {
        events,
        derived,
        quarantined: Object.fromEntries([...reasons].map(([reason, records]) => [reason, records.length])),
      };
    },
    origin: async () => {
      const { known, asOf: knownUpTo } = await eventQuality(session, whole);
      const [row] = await session.connection.rows("SELECT version() AS version");
      const engine = { name: session.dialect.name, version: String(row?.version ?? "") };
      return { asOf: knownUpTo ?? "1970-01-01T00:00:00Z", events: known, engine, packages: packageVersions() };
    },
  };
}

/** What took part beside the engine: our own release, and the runtime whose language data the words come from. */
function packageVersions(): Readonly<Record<string, string>> {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return { "@almanac/cli": version, node: process.versions.node, icu: process.versions.icu ?? "none" };
}
