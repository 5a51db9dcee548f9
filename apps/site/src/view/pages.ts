import type { Snapshot } from "@almanac/core";
import { type Locale, metricTitle, say } from "@almanac/words";
import { type AuditView, auditView } from "./audit.ts";
import { type Context, contextOf } from "./context.ts";
import { crumbsOf, documentTitle, type FrameView, languageLinks, type SiteSettings } from "./frame.ts";
import { type HomeView, homeView } from "./home.ts";
import { type Links, linksOf, metricSlug, periodPath, versionPath } from "./links.ts";
import { type MetricPageView, metricPageView } from "./metric-page.ts";
import { type OverviewView, overviewView } from "./overview.ts";
import { byPeriod, newestOf, periodLink, statusView, type Versions } from "./versions.ts";

/** A page that leads back from an address that does not exist. */
export interface NotFoundView {
  readonly title: string;
  readonly text: string;
  readonly home: { readonly text: string; readonly href: string };
}

/** What a page shows inside its frame. */
export type Content =
  | { readonly kind: "home"; readonly view: HomeView }
  | { readonly kind: "overview"; readonly view: OverviewView }
  | { readonly kind: "metric"; readonly view: MetricPageView }
  | { readonly kind: "audit"; readonly view: AuditView }
  | { readonly kind: "notFound"; readonly view: NotFoundView };

/** One page of the site as data: everything a template needs. */
export interface Page {
  /** Address within the site, without slashes at its ends; empty = the root. */
  readonly path: string;
  readonly frame: FrameView;
  readonly content: Content;
}

interface Work {
  readonly site: SiteSettings;
  readonly locale: Locale;
  readonly links: Links;
  readonly css: string;
  readonly periods: readonly Versions[];
}

function baseFrame({ site, locale, links }: Work, hrefIn: (links: Links) => string): FrameView {
  const { language, direction } = locale;
  return {
    language,
    direction,
    title: site.title,
    description: "",
    site: site.title,
    home: links.home,
    crumbs: [],
    languages: languageLinks(site, locale, hrefIn),
    canonical: null,
    previous: null,
    next: null,
    status: null,
  };
}

function homePage(work: Work, path: string): Page {
  const { locale, links, periods } = work;
  const frame = { ...baseFrame(work, (other) => other.home), canonical: links.home };
  return { path, frame, content: { kind: "home", view: homeView(periods, locale, links) } };
}

/** The neighbours of a period within its report; `periods` go from the newest. */
function neighbours({ periods }: Work, versions: Versions): readonly [Versions | undefined, Versions | undefined] {
  const own = periods.filter(([first]) => first.figures.report.id === versions[0].figures.report.id);
  const at = own.indexOf(versions);
  return [own[at + 1], own[at - 1]];
}

function versionFrame(
  work: Work,
  context: Context,
  versions: Versions,
  below: string | null,
  hrefIn: (links: Links) => string,
): FrameView {
  const [previous, next] = neighbours(work, versions);
  return {
    ...baseFrame(work, hrefIn),
    title: documentTitle(context, below, work.site.title),
    crumbs: crumbsOf(context, below),
    canonical: below === null ? context.links.period(newestOf(versions)) : null,
    previous: periodLink(context, previous),
    next: periodLink(context, next),
    status: statusView(context, versions),
  };
}

function versionPages(work: Work, versions: Versions, snapshot: Snapshot): readonly Page[] {
  const { locale, links, css } = work;
  const context = contextOf(snapshot, locale, links);
  const at = `${locale.language}/${versionPath(snapshot)}`;
  const view = overviewView(context, css);
  const overview: Content = { kind: "overview", view };
  const frame = {
    ...versionFrame(work, context, versions, null, (other) => other.version(snapshot)),
    description: view.summary.lead,
  };
  const isNewest = snapshot === newestOf(versions);
  const audit = say(locale, "method.title");
  return [
    ...(isNewest ? [{ path: `${locale.language}/${periodPath(snapshot)}`, frame, content: overview }] : []),
    { path: at, frame, content: overview },
    ...snapshot.figures.metrics.map((metric): Page => {
      const title = metricTitle(locale, metric);
      const below = versionFrame(work, context, versions, title, (other) => other.metric(snapshot, metric));
      const content: Content = { kind: "metric", view: metricPageView(context, metric) };
      return { path: `${at}/m/${metricSlug(metric)}`, frame: below, content };
    }),
    {
      path: `${at}/audit`,
      frame: versionFrame(work, context, versions, audit, (other) => other.audit(snapshot)),
      content: { kind: "audit", view: auditView(context) },
    },
  ];
}

function notFoundPage(work: Work): Page {
  const { locale, links } = work;
  const home = { text: say(locale, "notFound.home"), href: links.home };
  const title = say(locale, "notFound.title");
  const view = { title, text: say(locale, "notFound.text"), home };
  const frame = { ...baseFrame(work, (other) => other.home), title: `${title} – ${work.site.title}` };
  return { path: "404", frame, content: { kind: "notFound", view } };
}

/** Every page of a site, as data, in a fixed order; the root is the home page in the first language. */
export function pagesOf(site: SiteSettings, snapshots: readonly Snapshot[], css: string): readonly Page[] {
  const periods = byPeriod(snapshots);
  return site.languages.flatMap((locale, index): readonly Page[] => {
    const work: Work = { site, locale, links: linksOf(site.base, locale.language), css, periods };
    const versions = periods.flatMap((period) => period.flatMap((snapshot) => versionPages(work, period, snapshot)));
    const first = index === 0 ? [homePage(work, ""), notFoundPage(work)] : [];
    return [...first, homePage(work, locale.language), ...versions];
  });
}
