import { AlmanacError } from "../errors.ts";
import { collectAll, collectTogether } from "./collect.ts";
import { type CompiledEvent, compileEvent, type EventRecord } from "./evaluate-event.ts";
import { compileInstant } from "./evaluate-instant.ts";
import type { EventSpec } from "./event.ts";
import { compileArrangement, compileKey, type RefusedRow } from "./group.ts";
import type { MappingSpec } from "./schema.ts";
import { isFault, type MappedRow, type MappingSource, placeIn, type Scope } from "./scope.ts";
import { uniqueIds } from "./unique-ids.ts";

/** A record that a row gave, before it is parsed as an event. */
export interface MappedRecord {
  readonly record: EventRecord;
  /** The row it comes from. */
  readonly row: MappedRow;
  /** The columns behind a path in the record, for messages. */
  readonly columns: ReadonlyMap<string, string>;
}

/** What some rows gave. */
export interface Mapped {
  readonly records: readonly MappedRecord[];
  readonly refused: readonly RefusedRow[];
}

/** What became of all rows so far. */
export interface MappingTally {
  readonly rows: number;
  /** Rows the mapping leaves out, by the reason it states. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Rows of which `lastOf` kept a later one. */
  readonly superseded: number;
  /** Rows that met the condition of no event. */
  readonly eventless: number;
}

/** Turns rows into records. Pure but for what it remembers of the rows before. */
export interface Mapper {
  /** Throws AlmanacError `unknown-column` when the mapping names a column that is not among these. */
  readonly checkColumns: (columns: readonly string[], file: string) => void;
  /** Takes rows in the order of the files. Rows of a key that may go on are kept until it is complete. */
  readonly add: (rows: readonly MappedRow[]) => Mapped;
  /** The rest in parts, when there are no more rows. */
  readonly end: () => Iterable<Mapped>;
  readonly tally: () => MappingTally;
  /** Columns the mapping names that no row had; in JSON a misspelt name shows only so. */
  readonly unseen: () => readonly string[];
}

/** Records after which the rest is handed over in a further part. */
const PART = 10_000;

interface Compiled {
  readonly scope: Scope;
  readonly arrange: ReturnType<typeof compileArrangement>;
  readonly events: readonly CompiledEvent[];
}

function compile(spec: MappingSpec, source: MappingSource): Compiled {
  const scope: Scope = { spec, source, uses: [], instants: new Map(), touched: [] };
  for (const [name, instant] of Object.entries(spec.instants ?? {})) {
    const before = scope.touched.length;
    const evaluate = compileInstant(scope, instant, ["instants", name]);
    scope.instants.set(name, { evaluate, columns: scope.touched.slice(before) });
  }
  const arrange = compileArrangement(scope);
  const events = spec.events.map((event, index) => compileEvent(scope, event as EventSpec, ["events", index]));
  return { scope, arrange, events };
}

function unknownColumn(scope: Scope, columns: readonly string[], file: string): AlmanacError | undefined {
  const known = new Set(columns);
  const use = scope.uses.find(({ column }) => !known.has(column) && !known.has(column.split(".")[0] ?? ""));
  return (
    use &&
    new AlmanacError({
      code: "unknown-column",
      message: `${file} has no column "${use.column}"`,
      where: placeIn(scope.source, use.path),
      allowed: columns.join(", "),
      fix: "write the name as the file's header has it",
    })
  );
}

/** Makes the records of the rows of one key. */
function recordsOf(
  events: readonly CompiledEvent[],
  rows: readonly MappedRow[],
  records: MappedRecord[],
  refused: RefusedRow[],
): number {
  let eventless = 0;
  for (const [index, row] of rows.entries()) {
    const context = { rows, index, row };
    const faults = new Set<string>();
    let gave = false;
    for (const { when, record, columns } of events) {
      const wanted = when(context);
      if (wanted === false) continue;
      gave = true;
      const made = isFault(wanted) ? wanted : record(context);
      if (!isFault(made)) records.push({ record: made, row, columns });
      // one bad cell is told once, however many events need it
      else if (!faults.has(made.message)) {
        faults.add(made.message);
        refused.push({ row, fault: made });
      }
    }
    if (!gave) eventless += 1;
  }
  return eventless;
}

/** Makes the mapper of a mapping. Throws AlmanacError `invalid-mapping` for what its schema cannot tell. */
export function createMapper(spec: MappingSpec, source: MappingSource = {}): Mapper {
  const { scope, arrange, events } = compile(spec, source);
  const { key: keyColumns, together } = spec.rows ?? {};
  const key = keyColumns === undefined ? undefined : compileKey(scope, keyColumns, ["rows", "key"], true);
  const collector = together === true ? collectTogether(source) : collectAll();
  const check = uniqueIds(source);
  const tally = { rows: 0, leftOut: {} as Record<string, number>, superseded: 0, eventless: 0 };

  function finish(group: readonly MappedRow[], records: MappedRecord[], refused: RefusedRow[]): void {
    if (group.length === 0) return;
    const arranged = arrange(group);
    for (const [reason, count] of Object.entries(arranged.leftOut)) {
      tally.leftOut[reason] = (tally.leftOut[reason] ?? 0) + count;
    }
    tally.superseded += arranged.superseded;
    refused.push(...arranged.refused);
    const before = records.length;
    tally.eventless += recordsOf(events, arranged.rows, records, refused);
    for (let index = before; index < records.length; index += 1) check(records[index] as MappedRecord);
  }

  return {
    checkColumns(columns, file) {
      const wrong = unknownColumn(scope, columns, file);
      if (wrong !== undefined) throw wrong;
    },
    add(rows) {
      const [records, refused]: [MappedRecord[], RefusedRow[]] = [[], []];
      tally.rows += rows.length;
      for (const row of rows) {
        const its = key === undefined ? null : key({ rows: [row], index: 0, row });
        if (isFault(its)) refused.push({ row, fault: its });
        else finish(its === null ? [row] : (collector.add(row, its) ?? []), records, refused);
      }
      return { records, refused };
    },
    *end() {
      let [records, refused]: [MappedRecord[], RefusedRow[]] = [[], []];
      for (const group of collector.rest()) {
        finish(group, records, refused);
        if (records.length + refused.length < PART) continue;
        yield { records, refused };
        [records, refused] = [[], []];
      }
      yield { records, refused };
    },
    tally: () => ({ ...tally, leftOut: { ...tally.leftOut } }),
    unseen: () =>
      [...new Set(scope.uses.filter(({ seen }) => !seen).map(({ column }) => column))].filter(
        (column) => !scope.uses.some((use) => use.column === column && use.seen),
      ),
  };
}
