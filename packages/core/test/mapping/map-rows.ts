import type { Fault } from "../../src/event/fault.ts";
import { type Mapping, readMapping } from "../../src/mapping/index.ts";

/** What a mapping made of some rows. */
export interface Outcome {
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** The line of each refused row with what was wrong. */
  readonly refused: readonly { readonly line: number; readonly fault: Fault }[];
  readonly mapping: Mapping;
}

type Values = Readonly<Record<string, unknown>>;

/** Maps rows that stand on the lines 2, 3, 4 … of a file called `rows.csv`. */
export function mapRows(spec: object, values: readonly Values[]): Outcome {
  const mapping = readMapping(spec);
  const mapper = mapping.createMapper();
  const rows = values.map((row, index) => ({ values: row, line: index + 2, number: index + 1, file: "rows.csv" }));
  const parts = [mapper.add(rows), ...mapper.end()];
  return {
    mapping,
    records: parts.flatMap((part) => part.records.map(({ record }) => record)),
    refused: parts.flatMap((part) => part.refused.map(({ row, fault }) => ({ line: row.line, fault }))),
  };
}

/** A mapping of notes with what a test is about put over it. */
export const noteMapping = (more: object = {}, event: object = {}) => ({
  common: { conversation: "c", channel: "chat", source: "s", at: { text: "2026-10-01" } },
  events: [{ type: "note.added", id: "{$row}", ...event }],
  ...more,
});
