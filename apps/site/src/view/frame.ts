import { formatPeriod, type Locale, type MessageId, say } from "@almanac/words";
import type { Context } from "./context.ts";
import { type Links, linksOf } from "./links.ts";
import type { Link, StatusView } from "./versions.ts";

/** A step of the path to a page; without an address it is the page itself. */
export interface Crumb {
  readonly text: string;
  readonly href: string | null;
}

/** The same page in a language. */
export interface LanguageLink extends Link {
  readonly language: string;
  readonly current: boolean;
}

/** What surrounds the content of a page. */
export interface FrameView {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Title of the document: the page, then what it is a part of. */
  readonly title: string;
  readonly description: string;
  readonly site: string;
  readonly home: string;
  readonly crumbs: readonly Crumb[];
  readonly languages: readonly LanguageLink[];
  readonly canonical: string | null;
  readonly previous: Link | null;
  readonly next: Link | null;
  readonly status: StatusView | null;
}

/** Messages that templates show as they are; none has an argument. */
const FIXED = [
  "site.skip",
  "site.path",
  "site.language",
  "site.madeBy",
  "short.title",
  "score.title",
  "measures.title",
  "measures.open",
  "measure.spread",
  "measure.groups",
  "measure.targets",
  "measure.definition",
  "measure.reproduce",
  "measure.reproduceText",
  "table.data",
  "method.title",
  "method.open",
  "method.quality",
  "method.coverage",
  "method.quarantine",
  "method.leftOut",
  "method.leftOutNone",
  "method.conventions",
  "method.definitions",
  "method.versions",
  "method.definitionDigest",
  "method.check",
  "method.checkText",
  "method.figuresDigest",
  "data.title",
  "version.all",
] as const satisfies readonly MessageId[];

/** Fixed words of the templates in a language. */
export type Words = Readonly<Record<(typeof FIXED)[number], string>>;

/** The fixed words of the templates in a language. */
export function wordsOf(locale: Locale): Words {
  return Object.fromEntries(FIXED.map((id) => [id, say(locale, id)])) as Words;
}

/** What frames of a site share. */
export interface SiteSettings {
  readonly title: string;
  /** Path under which the site lies, `/` or `/reports/`. */
  readonly base: string;
  readonly languages: readonly Locale[];
}

/** Links to a page in every language of the site; none where it has only one. */
export function languageLinks(
  site: SiteSettings,
  current: Locale,
  hrefIn: (links: Links) => string,
): readonly LanguageLink[] {
  if (site.languages.length < 2) return [];
  return site.languages.map(({ language, name }) => ({
    language,
    text: name,
    href: hrefIn(linksOf(site.base, language)),
    current: language === current.language,
  }));
}

/** The path to a version's page: reports, the period, and what below it. */
export function crumbsOf({ links, locale, say: words, snapshot }: Context, below: string | null): readonly Crumb[] {
  const { period, report } = snapshot.figures;
  const title = formatPeriod(locale, period.unit, period.name);
  const name = `${report.title}, ${title}`;
  return [
    { text: words("site.reports"), href: links.home },
    { text: name, href: below === null ? null : links.version(snapshot) },
    ...(below === null ? [] : [{ text: below, href: null }]),
  ];
}

/** Title of a version's page for the browser: the page, the period, the report. */
export function documentTitle({ locale, snapshot: { figures } }: Context, page: string | null, site: string): string {
  const period = formatPeriod(locale, figures.period.unit, figures.period.name);
  return [page, period, figures.report.title, site].filter((part) => part !== null && part !== "").join(" – ");
}
