import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync, zstdCompressSync } from "node:zlib";
import type { AlmanacError } from "@almanac/core";
import { packTar } from "modern-tar";
import { afterAll, beforeAll } from "vitest";
import { ZipFile } from "yazl";
import { type Files, nodeFiles } from "../src/index.ts";

/** Files of an archive by name. */
export type Entries = Readonly<Record<string, string | Uint8Array>>;

/** A folder of a test file's own, gone after its tests. */
export function folder() {
  let path = "";
  beforeAll(async () => {
    path = await mkdtemp(join(tmpdir(), "almanac-lake-"));
  });
  afterAll(() => rm(path, { recursive: true }));
  return {
    /** Reads relative paths from the folder. */
    files: (): Files => nodeFiles(path),
    write: (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(path, name), content),
    path: (name: string): string => join(path, name),
  };
}

/** A zip archive. */
export async function zipOf(entries: Entries): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** A tar archive. */
export async function tarOf(entries: Entries): Promise<Buffer> {
  return Buffer.from(
    await packTar(
      Object.entries(entries).map(([name, content]) => {
        const body = Buffer.from(content);
        return { header: { name, size: body.length }, body };
      }),
    ),
  );
}

/** What a file can be compressed with here; xz has no writer in JavaScript. */
export const COMPRESS = { ".gz": gzipSync, ".zst": zstdCompressSync } as const;

/** The problem of the AlmanacError a promise is rejected with. */
export async function problemOf(promise: Promise<unknown>): Promise<AlmanacError["problem"]> {
  const error: unknown = await promise.then(
    () => new Error("nothing was thrown"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || !("problem" in error)) throw error;
  return (error as AlmanacError).problem;
}
