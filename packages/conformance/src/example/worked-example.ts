import type { MetricDefinition } from "@almanac/core";
import type { ExampleEvent, ExpectedRow, MetricExample } from "./example.ts";

const FIRST = ["at", "type", "conversation"];
const HIDDEN = new Set(["id", "source", "recorded"]);

/** A value as it stands in a cell of a table. */
const cellText = (value: unknown): string => {
  const text = value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
  return text.replaceAll("|", "\\|");
};

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly unknown[]): string => `| ${cells.map(cellText).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Columns the events state: instant, type and conversation first, then the others as they occur. */
function columnsOf(events: readonly ExampleEvent[]): readonly string[] {
  const stated = new Set(events.flatMap((event) => Object.keys(event)).filter((name) => !HIDDEN.has(name)));
  return [...FIRST.filter((name) => stated.has(name)), ...[...stated].filter((name) => !FIRST.includes(name))];
}

/** What a row expects, by the names of the figures; `leftOut` as its reasons. */
function figuresOf(row: ExpectedRow): Readonly<Record<string, unknown>> {
  const { kind: _, quantiles, ...figures } = row.estimate as Readonly<Record<string, unknown>>;
  return { ...row.period, ...row.dimensions, ...figures, ...(quantiles as object) };
}

/** An example as markdown for the page of its metric: a table of the events, a table of the figures they give. */
export function workedExample(metric: MetricDefinition, example: MetricExample): string {
  const columns = columnsOf(example.events);
  const figures = example.expect.map(figuresOf);
  const names = [...new Set(figures.flatMap((figure) => Object.keys(figure)))];
  const events = table(
    columns,
    example.events.map((event) => columns.map((name) => event[name])),
  );
  const result = table(
    names,
    figures.map((figure) => names.map((name) => figure[name])),
  );
  return `${events}\n\n${metric.title} (${metric.unit}):\n\n${result}\n`;
}
