import { type Fault, type LogEvent, type Mapping, type ParseContext, parseEvent, type ReasonCode } from "@almanac/core";
import type { Files } from "./files.ts";
import { mapBatches } from "./map-rows.ts";
import { openRows } from "./read/open-rows.ts";
import { type Row, type RowBatch, sourceName } from "./read/row.ts";

/** A record that could not be taken: where it stands and why. */
export interface Quarantined {
  /** The source the record names, else the one all records were given; null where there is none. */
  readonly source: string | null;
  /** The file as it was given; a file inside an archive after a slash. */
  readonly file: string;
  /** Physical line, from 1; in a Parquet file the number of the row. */
  readonly line: number;
  /** Path of the field in the record, or the column behind it where a mapping made the record; `""` for the whole record. */
  readonly path: string;
  readonly reason: ReasonCode;
  /** One sentence for a person. */
  readonly message: string;
}

/** Some records of a file: those taken as events, and those not. */
export interface EventBatch {
  readonly accepted: readonly LogEvent[];
  readonly quarantined: readonly Quarantined[];
}

/** How event files are read. */
export interface ReadEventsOptions {
  /** How rows become records; without it every row is a record of the event contract. */
  readonly mapping?: Mapping | undefined;
  /** The source of records that name none; wins over the mapping's. Without either such a record is `missing`. */
  readonly source?: string | undefined;
  /** UTC microseconds; `recorded` of records that state none. Without it their own `at`. */
  readonly recorded?: bigint | undefined;
  /** Whether personal texts are kept; default `drop`. */
  readonly text?: "drop" | "keep" | undefined;
  /** Told of what is no error and yet worth a look: a file without rows, columns no row had, rows left out. */
  readonly notice?: ((message: string) => void) | undefined;
}

/** A record or a fault with its place. */
export type Placed =
  | { readonly file: string; readonly line: number; readonly fault: Fault }
  | {
      readonly file: string;
      readonly line: number;
      readonly record: Readonly<Record<string, unknown>>;
      /** The columns behind a path in the record. */
      readonly columns?: ReadonlyMap<string, string>;
    };

function contextOf({ mapping, source, recorded, text }: ReadEventsOptions): ParseContext {
  const stated = source ?? mapping?.spec.source;
  return {
    ...(stated === undefined ? {} : { source: stated }),
    ...(recorded === undefined ? {} : { recorded }),
    ...(text === undefined ? {} : { text }),
  };
}

/** Whether a row's other event was just refused for the same: one bad cell is told once. */
function isRepetition(last: Quarantined | undefined, { file, line }: Placed, { message }: Fault): boolean {
  return last !== undefined && last.line === line && last.file === file && last.message === message;
}

/** The records of a batch as events. */
function parsed(batch: Iterable<Placed>, context: ParseContext): EventBatch {
  const accepted: LogEvent[] = [];
  const quarantined: Quarantined[] = [];
  for (const placed of batch) {
    const result = "fault" in placed ? placed.fault : parseEvent(placed.record, context);
    if (result.ok) {
      accepted.push(result.event);
      continue;
    }
    const { file, line } = placed;
    if (isRepetition(quarantined.at(-1), placed, result)) continue;
    const [own, columns] = "fault" in placed ? [undefined, undefined] : [placed.record.source, placed.columns];
    quarantined.push({
      source: typeof own === "string" && own !== "" ? own : (context.source ?? null),
      file,
      line,
      path: columns?.get(result.path) ?? result.path,
      reason: result.reason,
      message: result.message,
    });
  }
  return { accepted, quarantined };
}

function* placed(file: string, rows: readonly Row[]): Generator<Placed> {
  for (const row of rows) yield { file, ...row };
}

async function* batchesOf(
  paths: readonly string[],
  options: ReadEventsOptions,
  files: Files,
): AsyncGenerator<RowBatch> {
  const { format, archive } = options.mapping?.spec ?? {};
  const members = archive && [archive.member].flat();
  for (const path of paths) {
    let rows = 0;
    const columns = options.mapping === undefined ? "event" : "any";
    const given = { columns, ...(format && { format }), ...(members && { members }) } as const;
    for await (const batch of openRows(path, given, files)) {
      rows += batch.rows.length;
      yield batch;
    }
    if (rows === 0) options.notice?.(`${path} has no rows`);
  }
}

/**
 * The events of files in batches, in the files' order; with a mapping that gathers rows of a key, in the order of keys.
 * A record that cannot be taken is given back as quarantined and stops nothing. Throws an AlmanacError when a file cannot
 * be read at all (the codes of `openRows`) or the mapping does not fit it (`unknown-column`, `rows-apart`, `id-not-unique`).
 */
export async function* readEvents(
  paths: readonly string[],
  options: ReadEventsOptions,
  files: Files,
): AsyncGenerator<EventBatch> {
  const context = contextOf(options);
  const batches = batchesOf(paths, options, files);
  if (options.mapping !== undefined) {
    for await (const batch of mapBatches(batches, options.mapping, options.notice)) yield parsed(batch, context);
    return;
  }
  for await (const { source, rows } of batches) yield parsed(placed(sourceName(source), rows), context);
}
