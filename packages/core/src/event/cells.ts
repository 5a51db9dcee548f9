import { AlmanacError } from "../errors.ts";
import { ENVELOPE_FIELDS } from "./columns.ts";
import type { Field, FieldKind } from "./fields.ts";
import { fieldsOf } from "./plan.ts";
import { EVENT_TYPES } from "./types.ts";

/** A record as `parseEvent` takes it. */
export type CellRecord = Record<string, unknown>;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NOT_FINITE = /^[+-]?(nan|inf(inity)?)$/i;

const asText = (cell: string): unknown => cell;

/** A number where the cell is one; NaN or an infinity spelled out is a number that is not finite; else the text. */
function asNumber(cell: string): unknown {
  if (NUMBER.test(cell)) return Number(cell);
  if (!NOT_FINITE.test(cell)) return cell;
  return /nan/i.test(cell) ? Number.NaN : Number.POSITIVE_INFINITY;
}

/** True or false in any case; else the text. */
function asFlag(cell: string): unknown {
  const word = cell.toLowerCase();
  return word === "true" || word === "false" ? word === "true" : cell;
}

/** What the cell holds as JSON; else the text. */
function asJson(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/** How the text of a cell becomes the value of a field of each kind; a text that cannot is left as it is. */
export const CONVERSIONS = Object.freeze({
  id: asText,
  text: asText,
  choice: asText,
  instant: asText,
  money: asText,
  currency: asText,
  flag: asFlag,
  integer: asNumber,
  seconds: asNumber,
  number: asNumber,
  scored: asNumber,
  scale: asJson,
  items: asJson,
  attributes: asJson,
} as const satisfies Record<FieldKind, (cell: string) => unknown>);

const FIELDS: ReadonlyMap<string, Readonly<Record<string, Field>>> = new Map(
  EVENT_TYPES.map((type) => [type.name, fieldsOf(type)]),
);

const PREFIX = "attributes.";

/** Throws an AlmanacError `duplicate-column` when the header names a column twice. */
function checkHeader(header: readonly string[]): void {
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new AlmanacError({
    code: "duplicate-column",
    message: `The header names the column "${twice}" twice.`,
    allowed: "every column once",
    fix: "Rename or remove one of the two columns.",
  });
}

/** A stated `attributes` cell and the columns `attributes.KEY` as one object; the columns win. */
function mergeAttributes(stated: unknown, columns: readonly (readonly [string, string])[]): unknown {
  if (columns.length === 0) return stated;
  if (stated !== undefined && (typeof stated !== "object" || stated === null || Array.isArray(stated))) return stated;
  return Object.fromEntries([...Object.entries(stated ?? {}), ...columns]);
}

/** The fields of a row's record by name, from which the cells' conversions follow. */
export type RowFields = (cells: readonly string[]) => Readonly<Record<string, Field>>;

/** Makes the reader of a table of texts whose rows have the given fields; see `cellReader`. */
export function tableReader(header: readonly string[], rowFields: RowFields): (cells: readonly string[]) => CellRecord {
  checkHeader(header);
  return (cells) => {
    const fields = rowFields(cells);
    const record: [string, unknown][] = [];
    const attributes: [string, string][] = [];
    for (const [index, name] of header.entries()) {
      const cell = cells[index];
      if (cell === undefined || cell === "") continue;
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (name.startsWith(PREFIX)) attributes.push([name.slice(PREFIX.length), cell]);
      else record.push([name, field === undefined ? cell : CONVERSIONS[field.kind](cell)]);
    }
    const surplus = cells.slice(header.length).filter((cell) => cell !== "");
    if (surplus.length > 0) record.push(["", surplus]);
    const whole: CellRecord = Object.fromEntries(record);
    const merged = mergeAttributes(whole.attributes, attributes);
    return merged === undefined ? whole : { ...whole, attributes: merged };
  };
}

/**
 * Makes the reader of a table of texts (CSV) whose columns are named as the contract's fields. An empty cell is absent; a
 * flag is `true` or `false` in any case; `scale`, `items` and `attributes` hold JSON, and `attributes.KEY` is a column of
 * its own; other columns stay texts. What cannot be converted is left as it is and gets its reason from `parseEvent`;
 * cells beyond the header make the record `not-scalar` at the path `""`.
 * Throws an AlmanacError `duplicate-column` when the header names a column twice.
 */
export function cellReader(header: readonly string[]): (cells: readonly string[]) => CellRecord {
  const typeIndex = header.indexOf("type");
  return tableReader(header, (cells) => FIELDS.get(cells[typeIndex] ?? "") ?? ENVELOPE_FIELDS);
}

/** One row of a table as a record; see `cellReader`, which reads the header once for many rows. */
export const recordFromCells = (header: readonly string[], cells: readonly string[]): CellRecord =>
  cellReader(header)(cells);
