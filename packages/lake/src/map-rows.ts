import type { Mapped, MappedRow, Mapper, Mapping } from "@almanac/core";
import type { RowBatch, RowSource } from "./read/row.ts";
import { sourceName } from "./read/row.ts";
import type { Placed } from "./read-events.ts";

function* placedRecords({ records, refused }: Mapped): Generator<Placed> {
  for (const { record, row, columns } of records) yield { file: row.file, line: row.line, record, columns };
  for (const { row, fault } of refused) yield { file: row.file, line: row.line, fault };
}

/** Numbers the rows of each source and parts them from those that could not be read. */
function sorter() {
  let current: RowSource | undefined;
  let number = 0;
  return ({ source, rows }: RowBatch): { readable: MappedRow[]; faulty: Placed[] } => {
    if (source !== current) [current, number] = [source, 0];
    const file = sourceName(source);
    const [readable, faulty]: [MappedRow[], Placed[]] = [[], []];
    for (const row of rows) {
      number += 1;
      if ("fault" in row) faulty.push({ file, ...row });
      else readable.push({ values: row.record, line: row.line, number, file });
    }
    return { readable, faulty };
  };
}

const count = (number: number, noun: string): string => `${number} ${number === 1 ? noun : `${noun}s`}`;

function tell(mapper: Mapper, jsonOnly: boolean, notice: (message: string) => void): void {
  const { leftOut, superseded, eventless, rows } = mapper.tally();
  for (const [reason, number] of Object.entries(leftOut)) notice(`${count(number, "row")} left out: ${reason}`);
  if (superseded > 0) notice(`${count(superseded, "row")} followed by a later one that stands for the same`);
  if (eventless > 0) notice(`${count(eventless, "row")} of ${rows} gave no event`);
  const unseen = jsonOnly && rows > 0 ? mapper.unseen() : [];
  if (unseen.length > 0) notice(`no row has: ${unseen.join(", ")}`);
}

/** The records a mapping makes of rows, batch by batch. Throws the mapping's AlmanacErrors. */
export async function* mapBatches(
  batches: AsyncIterable<RowBatch>,
  mapping: Mapping,
  notice: ((message: string) => void) | undefined,
): AsyncGenerator<Iterable<Placed>> {
  const mapper = mapping.createMapper();
  const sort = sorter();
  let checked: readonly string[] | undefined;
  let json = false;
  for await (const batch of batches) {
    if (batch.columns === undefined) json = true;
    else if (batch.columns !== checked) {
      mapper.checkColumns(batch.columns, sourceName(batch.source));
      checked = batch.columns;
    }
    const { readable, faulty } = sort(batch);
    yield [...placedRecords(mapper.add(readable)), ...faulty];
  }
  for (const mapped of mapper.end()) yield placedRecords(mapped);
  if (notice !== undefined) tell(mapper, json, notice);
}
