import { isUtf8 } from "node:buffer";
import { AlmanacError } from "@almanac/core";
import { type RowSource, sourceName } from "./row.ts";

/** Physical lines that follow each other, without their `\n`; a `\r` before it is kept. */
export interface LineBlock {
  /** Number of the first of them, from 1. */
  readonly first: number;
  readonly texts: readonly string[];
  /** Indexes of lines whose bytes are not UTF-8; undefined where all are. */
  readonly broken: ReadonlySet<number> | undefined;
  /** True where the last of them is the text's last and has no `\n`. */
  readonly unended: boolean;
}

const NEWLINE = 0x0a;
const LONGEST_LINE = 64 * 1024 * 1024;

function tooLong(source: RowSource, line: number): AlmanacError {
  return new AlmanacError({
    code: "line-too-long",
    message: "a line has more than 64 MiB",
    where: { file: sourceName(source), line },
    fix: "check that the file has one record a line, and that its kind is what its name says",
  });
}

function brokenLines(region: Buffer): ReadonlySet<number> {
  const broken = new Set<number>();
  let start = 0;
  for (let index = 0; start <= region.length; index += 1) {
    const found = region.indexOf(NEWLINE, start);
    const end = found === -1 ? region.length : found;
    if (!isUtf8(region.subarray(start, end))) broken.add(index);
    start = end + 1;
  }
  return broken;
}

/** `region` ends where a line ends, without that line's `\n`. */
function block(first: number, region: Buffer, unended: boolean): LineBlock {
  const texts = region.toString("utf8").split("\n");
  return { first, texts, broken: isUtf8(region) ? undefined : brokenLines(region), unended };
}

/** Cuts UTF-8 bytes into lines. A text's last line needs no `\n`. Throws AlmanacError `line-too-long`. */
export async function* lines(bytes: AsyncIterable<Uint8Array>, source: RowSource): AsyncGenerator<LineBlock> {
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let first = 1;
  for await (const chunk of bytes) {
    const last = chunk.lastIndexOf(NEWLINE);
    if (last === -1) {
      pending.push(chunk);
      pendingBytes += chunk.length;
      if (pendingBytes > LONGEST_LINE) throw tooLong(source, first);
      continue;
    }
    const lineBlock = block(first, Buffer.concat([...pending, chunk.subarray(0, last)]), false);
    yield lineBlock;
    first += lineBlock.texts.length;
    pending = [chunk.subarray(last + 1)];
    pendingBytes = chunk.length - last - 1;
  }
  if (pendingBytes > 0) yield block(first, Buffer.concat(pending), true);
}
