import { AlmanacError } from "@almanac/core";
import { type RowSource, sourceName } from "./row.ts";

/** What may be read, for messages. */
export const READABLE =
  ".jsonl .ndjson .csv .tsv .txt .parquet, also compressed (.gz .zst .xz) or in an archive (.zip .tar .tar.gz .tar.zst .tar.xz)";

/** The error of an archive or a compressed file that ends too early or does not hold what it should. */
export function corrupt(source: RowSource, kind: string, error: unknown): AlmanacError {
  if (error instanceof AlmanacError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AlmanacError({
    code: "corrupt-file",
    message: `the ${kind} is damaged or was cut off: ${reason}`,
    where: { file: sourceName(source) },
    fix: "copy or export the file again; nothing of it should be trusted until it can be read to its end",
  });
}

/** Passes bytes through and turns a decoder's error into `corrupt-file`. */
export async function* guarded(
  bytes: AsyncIterable<Uint8Array>,
  source: RowSource,
  kind: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw corrupt(source, kind, error);
  }
}
