import { Readable } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import xz from "xz-decompress";
import { guarded } from "./problems.ts";
import type { RowSource } from "./row.ts";

type Bytes = AsyncIterable<Uint8Array>;

/** A way in which one file of bytes is packed into another. */
interface Compression {
  readonly name: string;
  /** Endings of names, each with what the name without it ends in. */
  readonly endings: Readonly<Record<string, string>>;
  /** The first bytes of every such file. */
  readonly magic: readonly number[];
  readonly open: (bytes: Bytes) => Bytes;
}

const through = (create: () => NodeJS.ReadWriteStream) =>
  async function* (bytes: Bytes): AsyncGenerator<Uint8Array> {
    const decoder = create();
    const input = Readable.from(bytes);
    // `pipe` does not hand an error of the input on
    input.on("error", (error) => (decoder as unknown as Readable).destroy(error));
    yield* input.pipe(decoder) as unknown as AsyncIterable<Uint8Array>;
  };

/** The compressions that are read, by their magic bytes and by the endings of names. */
export const COMPRESSIONS: readonly Compression[] = Object.freeze([
  { name: "gzip", endings: { ".gz": "", ".tgz": ".tar" }, magic: [0x1f, 0x8b], open: through(createGunzip) },
  {
    name: "zstd",
    endings: { ".zst": "", ".tzst": ".tar" },
    magic: [0x28, 0xb5, 0x2f, 0xfd],
    open: through(createZstdDecompress),
  },
  {
    name: "xz",
    endings: { ".xz": "", ".txz": ".tar" },
    magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
    open: (bytes) => new xz.XzReadableStream(Readable.toWeb(Readable.from(bytes)) as ReadableStream),
  },
]);

const startsWith = (beginning: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => beginning[index] === byte);

/** The compression these first bytes belong to; undefined for none. */
export const compressionOf = (beginning: Uint8Array): Compression | undefined =>
  COMPRESSIONS.find(({ magic }) => startsWith(beginning, magic));

/** The compression a name promises and the name of what is inside; undefined for none. */
export function promisedBy(name: string): { compression: Compression; inside: string } | undefined {
  const lower = name.toLowerCase();
  for (const compression of COMPRESSIONS) {
    for (const [ending, becomes] of Object.entries(compression.endings)) {
      if (lower.endsWith(ending)) return { compression, inside: name.slice(0, -ending.length) + becomes };
    }
  }
  return undefined;
}

/** The bytes inside; a damaged or cut file throws AlmanacError `corrupt-file`. */
export const decompressed = (bytes: Bytes, compression: Compression, source: RowSource): Bytes =>
  guarded(compression.open(bytes), source, `${compression.name} file`);
