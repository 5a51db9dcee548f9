import type { Convention, ExplainedConvention, ExplainedOption, Explanation, Target } from "@almanac/core";
import { entries, WIDTH, wrap } from "./wrap.ts";

type Row = readonly [term: string, text: string];

const BETTER = { lower: "lower is better", higher: "higher is better", neither: "only describes" } as const;

const rowIf = (term: string, text: string | null): readonly Row[] => (text === null ? [] : [[term, text]]);

const clause = (key: string, value: unknown): string =>
  `${key} = ${typeof value === "string" ? value : JSON.stringify(value)}`;

const clauses = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([key, value]) => clause(key, value))
    .join(", ");

function optionText({ about, allowed, default: otherwise, value }: ExplainedOption): string {
  const [given, absent] = [JSON.stringify(value), JSON.stringify(otherwise)];
  const inForce = given === absent ? `${given}, the default` : `${given}; default ${absent}`;
  return `${about ?? "(its author wrote nothing)"} Allowed: ${allowed}. In force: ${inForce}.`;
}

function conventionText({ about, options, clock, calendar }: ExplainedConvention): string {
  const changes = [
    ...(Object.keys(options).length === 0 ? [] : [clauses(options)]),
    ...(clock === null ? [] : [`on the ${clock} clock`]),
    ...(calendar === "last" ? ["by the calendar of the row's last team"] : []),
  ];
  return `${about} Changes: ${changes.join(", ")}.`;
}

function targetText({ within, clock, where, goal }: Target): string {
  const values = Object.entries(where).map(([key, accepted]) => `${key} ${accepted.join(" or ")}`);
  return [
    `within ${within}`,
    clock === undefined ? "on the clock of the run" : `on the ${clock} clock`,
    ...(values.length === 0 ? [] : [`for ${values.join(", ")}`]),
    ...(goal === undefined ? [] : [`goal ${goal * 100}%`]),
  ].join(", ");
}

function summaryRows(one: Explanation, convention: Convention | null): readonly Row[] {
  const { unit, better, kind, formula, moment, start, end, censored, credit, isTimed } = one;
  const clock = convention?.settings.clock ?? null;
  const hours = clock === "business" ? "opening hours only" : "all hours; opening hours only under the business clock";
  const interval = kind.interval === null ? "none: a figure of this kind has no uncertainty" : `95%: ${kind.interval}`;
  return [
    ["unit", `${unit}; ${BETTER[better]}`],
    ["kind", `${kind.name}: ${kind.value}`],
    ["interval", interval],
    ["no rows", kind.ofNothing],
    ["formula", formula],
    ...rowIf("time", isTimed ? hours : null),
    ["counted", moment === null ? "in every period it is open in" : `in the period of: ${moment}`],
    ...rowIf("by start", start === null ? null : `under \`--when start\`, in the period of: ${start}`),
    ...rowIf("ends with", end),
    ...rowIf("censored", censored),
    ["credited to", credit],
  ];
}

function columnRows({ columns, facts }: Explanation): readonly Row[] {
  const own = facts.find(({ id }) => id !== "goal")?.id;
  return columns.map(({ fact, name, is }) => [fact === own ? name : `${fact}: ${name}`, `= ${is}`]);
}

function section(title: string, body: string): readonly string[] {
  return body === "" ? [] : [`${title}\n${body}`];
}

/** An explanation for a person, in lines of at most 100 characters. */
export function explanationText(one: Explanation, convention: Convention | null): string {
  const { facts, leftOut, options, conventions, targets, lineage, dimensions, splits } = one;
  const as = convention === null ? [] : wrap(`As ${convention.title} counts it: ${convention.about}`, WIDTH);
  const splitText = splits.map(({ dimension, fact }) => `${dimension} (measured on ${fact} rows)`);
  const named = ["agent", "team", ...dimensions, "every attribute", ...splitText];
  const fields = lineage.fields.map(({ name, meaning }): Row => [name, meaning ?? "as its name says"]);
  return [
    [`${one.title} (${one.id})`, ...wrap(one.about, WIDTH), ...as].join("\n"),
    entries(summaryRows(one, convention)),
    ...section("Measured on", entries(facts.map(({ id, about, rows }): Row => [id, `${about} Made of: ${rows}.`]))),
    ...section(
      "Left out, under the first that holds",
      entries(leftOut.map(({ reason, why, when }): Row => [reason, why === null ? when : `${why}: ${when}`])),
    ),
    ...section("Options", entries(options.map((option): Row => [option.name, optionText(option)]))),
    ...section(
      "Conventions that change it (--convention)",
      entries(conventions.map((other): Row => [other.id, conventionText(other)])),
    ),
    ...section("Targets set on it", entries(targets.map((target): Row => [target.name, targetText(target)]))),
    ...section("Columns, down to events", entries(columnRows(one))),
    ...section("Broken down by (--by)", entries([["", named.join(", ")]], "")),
    ...section("Types of events it depends on", entries([["", lineage.types.join(", ")]], "")),
    ...section("Fields of events it depends on", entries(fields)),
    ...section("Digest of the definition (SHA-256)", `  ${one.digest}`),
  ]
    .join("\n\n")
    .concat("\n");
}
