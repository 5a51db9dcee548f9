import type { DecidedFormat } from "./format-of.ts";

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const UTF16_MARKS: Readonly<Record<string, readonly number[]>> = { "utf-16le": [0xff, 0xfe], "utf-16be": [0xfe, 0xff] };

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** The encoding of a text: the one stated, else the one its mark tells, else utf-8. */
export function encodingOf(beginning: Uint8Array, stated: DecidedFormat["encoding"]): string {
  if (stated !== undefined) return stated;
  return Object.entries(UTF16_MARKS).find(([, mark]) => begins(beginning, mark))?.[0] ?? "utf-8";
}

async function* withoutMark(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let atStart = true;
  for await (const chunk of bytes) {
    yield atStart && begins(chunk, UTF8_MARK) ? chunk.subarray(UTF8_MARK.length) : chunk;
    if (chunk.length > 0) atStart = false;
  }
}

async function* transcoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/**
 * The text as UTF-8 without a byte-order mark. UTF-8 itself is passed through unchecked: `lines` checks it line by line.
 * The first chunk must hold three bytes where the text does.
 */
export function asUtf8(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<Uint8Array> {
  return encoding === "utf-8" ? withoutMark(bytes) : transcoded(bytes, encoding);
}
