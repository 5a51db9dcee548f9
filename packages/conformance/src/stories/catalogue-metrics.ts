import {
  atMost,
  count,
  defineMetric,
  distinct,
  distribution,
  elapsed,
  equal,
  firstKnown,
  literal,
  localDay,
  type Metric,
  type MetricDefinition,
  minus,
  not,
  plus,
  proportion,
  ratio,
  sum,
} from "@almanac/core";
import { folded, step, typical } from "./catalogue-facts.ts";

const words = { title: "Catalogue", about: "A function of the catalogue.", better: "neither" } as const;
const seconds = { ...words, unit: "seconds" } as const;
const number = { ...words, unit: "count" } as const;
const share = { ...words, unit: "share" } as const;

const ofStep = { fact: step, at: (s: typeof step.row) => s.at, credit: "at" } as const;
const ofCycle = { fact: folded, at: (f: typeof folded.row) => f.began, credit: "open" } as const;
const ofConversation = { fact: typical, at: (t: typeof typical.row) => t.began } as const;

const ABOUT_STEPS = [
  defineMetric({ id: "catalogue_gap", ...seconds, ...ofStep, measure: (s) => distribution(s.gap) }),
  defineMetric({ id: "catalogue_around", ...seconds, ...ofStep, measure: (s) => sum(s.around) }),
  defineMetric({ id: "catalogue_label", ...seconds, ...ofStep, measure: (s) => distribution(s.since_label) }),
  defineMetric({ id: "catalogue_nth", ...number, ...ofStep, measure: (s) => sum(s.nth_message) }),
  defineMetric({ id: "catalogue_moves", ...number, ...ofStep, measure: (s) => count(not(s.is_other_day)) }),
];

const ABOUT_CYCLES = [
  defineMetric({
    id: "catalogue_span",
    ...seconds,
    ...ofCycle,
    measure: (f) => distribution(elapsed(f.began, f.went_on)),
  }),
  defineMetric({
    id: "catalogue_backwards",
    ...seconds,
    ...ofCycle,
    measure: (f) => sum(elapsed(f.went_on, f.began)),
  }),
  defineMetric({
    id: "catalogue_days",
    ...number,
    ...ofCycle,
    measure: (f) => sum(plus(minus(localDay(f.went_on), localDay(f.began)), literal<"integer">(1))),
  }),
  defineMetric({ id: "catalogue_teams_then", ...number, ...ofCycle, measure: (f) => distinct(f.team_then) }),
  defineMetric({ id: "catalogue_teams_now", ...number, ...ofCycle, measure: (f) => distinct(f.team_now) }),
  defineMetric({
    id: "catalogue_same_team",
    ...share,
    ...ofCycle,
    measure: (f) => proportion(equal(f.team_then, f.team_now)),
  }),
  defineMetric({
    id: "catalogue_topics",
    ...number,
    ...ofCycle,
    measure: (f) => distinct(firstKnown(f.topic, f.first_agent)),
  }),
  defineMetric({ id: "catalogue_noted", ...share, ...ofCycle, measure: (f) => proportion(f.was_noted) }),
  defineMetric({ id: "catalogue_per_agent", ...number, ...ofCycle, measure: (f) => ratio(f.events, f.agents) }),
  defineMetric({ id: "catalogue_talk", ...seconds, ...ofCycle, measure: (f) => sum(f.talked) }),
];

const ABOUT_CONVERSATIONS = [
  defineMetric({ id: "catalogue_typical", ...seconds, ...ofConversation, measure: (t) => distribution(t.gap) }),
  defineMetric({ id: "catalogue_total", ...seconds, ...ofConversation, measure: (t) => sum(t.around) }),
  defineMetric({
    id: "catalogue_quick",
    ...share,
    ...ofConversation,
    measure: (t) => proportion(atMost(t.gap, literal<"duration">(600_000_000))),
  }),
  defineMetric({ id: "catalogue_other_days", ...number, ...ofConversation, measure: (t) => sum(t.moves) }),
];

/** Metrics that between them show what every function of the catalogue gives, by id. */
export const CATALOGUE: Readonly<Record<string, Metric>> = Object.freeze(
  Object.fromEntries([...ABOUT_STEPS, ...ABOUT_CYCLES, ...ABOUT_CONVERSATIONS].map((metric) => [metric.id, metric])),
);

/** The same with their default options. */
export const CATALOGUE_METRICS: readonly MetricDefinition[] = Object.freeze(
  Object.values(CATALOGUE).map((metric) => metric()),
);
