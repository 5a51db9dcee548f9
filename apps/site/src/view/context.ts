import type { MetricFigures, Snapshot } from "@almanac/core";
import { formatPeriod, type Locale, type MessageId, type MessageValues, say } from "@almanac/words";
import type { Links } from "./links.ts";

/** What every view of one snapshot in one language is made from. */
export interface Context {
  readonly snapshot: Snapshot;
  readonly locale: Locale;
  readonly links: Links;
  /** The message in the page's language. */
  readonly say: (id: MessageId, values?: MessageValues) => string;
}

/** Binds a snapshot to a language and its addresses. */
export function contextOf(snapshot: Snapshot, locale: Locale, links: Links): Context {
  return Object.freeze({
    snapshot,
    locale,
    links,
    say: (id: MessageId, values?: MessageValues) => say(locale, id, values),
  });
}

/** The snapshot's period in words: `October 2026`. */
export function periodTitle({ snapshot: { figures }, locale }: Context): string {
  return formatPeriod(locale, figures.period.unit, figures.period.name);
}

/** The period that changes are against in words; null where no metric has a change. */
export function beforeTitle({ snapshot: { figures }, locale }: Context): string | null {
  const against = figures.metrics.find(({ change }) => change !== null)?.change?.against;
  return against === undefined ? null : formatPeriod(locale, figures.period.unit, against);
}

/** How a metric moved: `unclear` where chance alone may have done it, null where it is not compared. */
export type Judgement = "better" | "worse" | "neutral" | "unclear";

/** Whether a change went up, down or nowhere. */
export function directionOf({ as, value }: NonNullable<MetricFigures["change"]>): "up" | "down" | null {
  const none = as === "ratio" ? 1 : 0;
  return value === null || value === none ? null : value > none ? "up" : "down";
}

/** How a metric's change is to be judged; null where there is no change to judge. */
export function judgementOf({ change, better }: Pick<MetricFigures, "change" | "better">): Judgement | null {
  if (change === null || change.value === null) return null;
  const direction = directionOf(change);
  if (!change.decisive || direction === null) return "unclear";
  if (better === "neither") return "neutral";
  return (better === "higher") === (direction === "up") ? "better" : "worse";
}
