/** Bytes whose beginning was looked at: `bytes` gives all of them, the beginning in one piece. */
export interface Peeked {
  /** The first bytes; fewer than asked for only where there are no more. */
  readonly beginning: Uint8Array;
  readonly bytes: AsyncIterable<Uint8Array>;
}

async function* chained(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Looks at the first `count` bytes without losing them. */
export async function peek(bytes: AsyncIterable<Uint8Array>, count: number): Promise<Peeked> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const next = await iterator.next();
    if (next.done === true) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const read = Buffer.concat(chunks);
  return { beginning: read.subarray(0, count), bytes: chained(read, iterator) };
}
