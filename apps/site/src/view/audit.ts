import { figureKey, type MetricFigures } from "@almanac/core";
import {
  formatDates,
  formatInstant,
  formatNumber,
  isMessageId,
  type MessageId,
  metricAbout,
  metricTitle,
} from "@almanac/words";
import { measureCommand } from "./command.ts";
import type { Context } from "./context.ts";
import { definitionOf } from "./definition.ts";
import type { TableView } from "./table.ts";

/** A term and what belongs to it. */
export interface Entry {
  readonly id: string;
  readonly term: string;
  readonly texts: readonly string[];
  /** Set in a fixed-width font: digests and versions. */
  readonly code: boolean;
}

/** How the figures of a version were made, and what they are worth. */
export interface AuditView {
  readonly heading: string;
  readonly quality: readonly string[];
  readonly coverage: TableView;
  readonly quarantine: TableView | null;
  readonly leftOut: TableView | null;
  readonly conventions: readonly string[];
  readonly definitions: readonly Entry[];
  readonly provenance: readonly Entry[];
  readonly command: string;
}

/** A reason code in words; one that is not known as it is. */
function reasonText({ locale, say }: Context, kind: "leftOut" | "quarantine", reason: string): string {
  const id = `${kind}.${reason}`;
  return isMessageId(locale, id) ? say(id) : reason;
}

function coverageTable({ locale, say, snapshot: { figures } }: Context): TableView {
  const { period, quality } = figures;
  const bound = (instant: string | null): string =>
    instant === null ? say("method.nothing") : formatInstant(locale, instant, period.zone);
  return {
    caption: say("method.coverageCaption"),
    heads: [say("method.source"), say("method.from"), say("method.to"), say("method.whole")],
    rows: quality.coverage.map(({ source, from, to, complete }) => [
      source,
      bound(from),
      bound(to),
      say(complete ? "method.yes" : "method.no"),
    ]),
    words: 4,
  };
}

function quarantineTable(context: Context): TableView | null {
  const { locale, say, snapshot } = context;
  const reasons = Object.entries(snapshot.figures.quality.quarantined).sort(([, a], [, b]) => b - a);
  if (reasons.length === 0) return null;
  return {
    caption: say("method.quarantineCaption"),
    heads: [say("method.reason"), say("method.records")],
    rows: reasons.map(([reason, records]) => [
      reasonText(context, "quarantine", reason),
      formatNumber(locale, records),
    ]),
    words: 1,
  };
}

function leftOutTable(context: Context): TableView | null {
  const { locale, say, snapshot } = context;
  const rows = snapshot.figures.metrics.flatMap((metric) =>
    Object.entries(metric.estimate.leftOut).map(([reason, count]) => [
      metricTitle(locale, metric),
      reasonText(context, "leftOut", reason),
      formatNumber(locale, count),
    ]),
  );
  if (rows.length === 0) return null;
  return {
    caption: say("method.leftOutCaption"),
    heads: [say("score.measure"), say("method.rule"), say("table.rows")],
    rows,
    words: 2,
  };
}

/** What the events are worth, a sentence each: coverage, number, derived times, refused records. */
export function qualityTexts({ say, snapshot: { figures } }: Context): readonly string[] {
  const { events, derived, quarantined, coverage } = figures.quality;
  const partial = coverage.filter(({ complete }) => !complete).length;
  const records = Object.values(quarantined).reduce((sum, count) => sum + count, 0);
  return [
    partial === 0
      ? say("head.complete", { sources: coverage.length })
      : say("head.partial", { sources: partial, all: coverage.length }),
    say("method.events", { events }),
    say("method.derived", { events: derived }),
    say("method.refused", { records }),
  ];
}

/** The rules that all measures share, a sentence or two each. */
export function conventionTexts({ say, snapshot: { figures } }: Context): readonly string[] {
  const changes = figures.metrics.filter(({ change }) => change?.interval != null).length;
  return [
    say("method.conventionsText", { convention: figures.convention, zone: figures.period.zone }),
    say("method.intervals"),
    ...(changes === 0 ? [] : [say("method.changes", { changes })]),
    say("method.suppression", { below: figures.suppressBelow }),
  ];
}

function definition(context: Context, metric: MetricFigures): Entry {
  const { locale, say } = context;
  const digest = `${say("method.definitionDigest")} ${metric.definition.slice(0, 12)}`;
  const texts = [metricAbout(locale, metric), ...definitionOf(context, metric), digest];
  return { id: figureKey(metric), term: metricTitle(locale, metric), texts, code: false };
}

function provenanceOf({ locale, say, snapshot: { figures, provenance } }: Context): readonly Entry[] {
  const entry = (id: MessageId, ...texts: string[]): Entry => ({ id, term: say(id), texts, code: true });
  const { engine, packages } = provenance;
  return [
    entry("method.figuresDigest", provenance.figures),
    entry("method.settingsDigest", figures.settings),
    entry(
      "method.eventsDigest",
      provenance.events.digest,
      say("method.eventsCount", { events: provenance.events.count }),
    ),
    { ...entry("method.asOf", formatInstant(locale, provenance.asOf[0] ?? "", figures.period.zone)), code: false },
    entry("method.engine", `${engine.name} ${engine.version}`),
    entry(
      "method.packages",
      Object.entries(packages)
        .map(([name, version]) => `${name} ${version}`)
        .join(", "),
    ),
  ];
}

/** Method and data quality of a version in full. */
export function auditView(context: Context): AuditView {
  const { locale, say, snapshot } = context;
  const { period, metrics } = snapshot.figures;
  return {
    heading: say("method.heading", { days: formatDates(locale, period.from, period.to), zone: period.zone }),
    quality: qualityTexts(context),
    coverage: coverageTable(context),
    quarantine: quarantineTable(context),
    leftOut: leftOutTable(context),
    conventions: conventionTexts(context),
    definitions: metrics.map((metric) => definition(context, metric)),
    provenance: provenanceOf(context),
    command: measureCommand(snapshot, [...new Set(metrics.map(({ id }) => id))], "calendar"),
  };
}
