import { formatDates, formatInstant, metricAbout, metricTitle } from "@almanac/words";
import { conventionTexts, qualityTexts } from "./audit.ts";
import { type Context, periodTitle } from "./context.ts";
import { fittingMeasures, type MeasureView, measureViews, OVERVIEW_BUDGET } from "./measures.ts";
import { type ScorecardView, scorecardView } from "./scorecard.ts";
import { type SummaryView, summaryView } from "./summary.ts";
import { type Link, replacesText } from "./versions.ts";

/** The overview of one version: what its `main` holds, the same on `/{period}/` and `/v{n}/`. */
export interface OverviewView {
  readonly eyebrow: string;
  readonly title: string;
  /** Version, days, coverage and as-of, a few words each. */
  readonly facts: readonly string[];
  readonly summary: SummaryView;
  readonly scorecard: ScorecardView;
  readonly measures: readonly MeasureView[];
  /** Said where not every metric has its chart here; null where all have. */
  readonly more: string | null;
  readonly quality: readonly string[];
  readonly conventions: readonly string[];
  /** What each metric means; empty where that would be too much for the page: the audit page has it in any case. */
  readonly definitions: readonly { readonly term: string; readonly text: string }[];
  readonly audit: string;
  readonly data: readonly Link[];
  /** SHA-256 of `figures.json`. */
  readonly digest: string;
}

function factsOf(context: Context): readonly string[] {
  const { locale, say, snapshot } = context;
  const { figures, provenance } = snapshot;
  const { period } = figures;
  const replaces = replacesText(context);
  return [
    say("version.label", { version: provenance.version }),
    ...(replaces === null ? [] : [replaces]),
    say("head.days", { days: formatDates(locale, period.from, period.to), zone: period.zone }),
    qualityTexts(context)[0] ?? "",
    say("head.known", { instant: formatInstant(locale, provenance.asOf[0] ?? "", period.zone) }),
  ];
}

/** Elements of head, frame and method, of a row of the scorecard and of a definition. */
const ELEMENTS = { frame: 90, row: 14, definition: 2 } as const;

/**
 * The overview; charts are shown for as many metrics as the page's budget holds, the most important first. The meanings of
 * the metrics stand on it only where that costs no chart: the audit page has them in any case.
 */
export function overviewView(context: Context, css: string): OverviewView {
  const { links, locale, say, snapshot } = context;
  const { metrics, report } = snapshot.figures;
  const rest = {
    eyebrow: report.title,
    title: periodTitle(context),
    facts: factsOf(context),
    summary: summaryView(context),
    scorecard: scorecardView(context),
    quality: qualityTexts(context),
    conventions: conventionTexts(context),
    audit: links.audit(snapshot),
    data: dataLinks(context),
    digest: snapshot.provenance.figures,
  };
  const meanings = metrics.map((metric) => ({ term: metricTitle(locale, metric), text: metricAbout(locale, metric) }));
  const all = measureViews(context);
  const fit = (definitions: OverviewView["definitions"]): readonly MeasureView[] => {
    const elements = ELEMENTS.frame + metrics.length * ELEMENTS.row + definitions.length * ELEMENTS.definition;
    const html = css + JSON.stringify({ ...rest, definitions });
    return fittingMeasures(all, { html, elements }, OVERVIEW_BUDGET);
  };
  const whole = fit(meanings).length === all.length;
  const measures = whole ? all : fit([]);
  const more = measures.length < all.length ? say("measures.more") : null;
  return { ...rest, definitions: whole ? meanings : [], measures, more };
}

/** The data files of the version. */
function dataLinks({ links, say, snapshot }: Context): readonly Link[] {
  return [
    { text: say("data.csv"), href: links.data(snapshot, "figures.csv") },
    { text: say("data.json"), href: links.data(snapshot, "figures.json") },
    { text: say("data.provenance"), href: links.data(snapshot, "provenance.json") },
  ];
}
