import { formatPeriod, type Locale, say } from "@almanac/words";
import { contextOf } from "./context.ts";
import type { Links } from "./links.ts";
import { leadText } from "./summary.ts";
import { newestOf, type Versions } from "./versions.ts";

/** One published period on the home page. */
export interface HomeRow {
  readonly period: string;
  readonly href: string;
  readonly version: string;
  readonly lead: string;
}

/** One report on the home page. */
export interface HomeReport {
  readonly title: string;
  readonly caption: string;
  /** The newest period. */
  readonly latest: HomeRow;
  /** Those before it, the newest first. */
  readonly earlier: readonly HomeRow[];
}

/** The list of all reports and their periods. */
export interface HomeView {
  readonly title: string;
  readonly latest: string;
  /** Heads: period, version, in short. */
  readonly heads: readonly string[];
  readonly reports: readonly HomeReport[];
  /** Said where nothing has been published; null where something has. */
  readonly empty: string | null;
}

function rowOf(versions: Versions, locale: Locale, links: Links): HomeRow {
  const newest = newestOf(versions);
  const { period } = newest.figures;
  return {
    period: formatPeriod(locale, period.unit, period.name),
    href: links.period(newest),
    version: say(locale, "version.label", { version: newest.provenance.version }),
    lead: leadText(contextOf(newest, locale, links)),
  };
}

/** The home page of a language; `periods` as `byPeriod` orders them. */
export function homeView(periods: readonly Versions[], locale: Locale, links: Links): HomeView {
  const groups = Map.groupBy(periods, ([first]) => first.figures.report.id);
  const reports = [...groups.values()].flatMap((group): readonly HomeReport[] => {
    const [newest] = group;
    if (newest === undefined) return [];
    const [latest, ...earlier] = group.map((versions) => rowOf(versions, locale, links));
    const name = newestOf(newest).figures.report.title;
    return latest === undefined
      ? []
      : [{ title: name, caption: say(locale, "home.caption", { report: name }), latest, earlier }];
  });
  return {
    title: say(locale, "home.title"),
    latest: say(locale, "home.latest"),
    heads: [say(locale, "home.period"), say(locale, "home.version"), say(locale, "home.summary")],
    reports,
    empty: reports.length === 0 ? say(locale, "home.empty") : null,
  };
}
