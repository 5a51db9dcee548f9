import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { AlmanacError } from "@almanac/core";

/** Reading files: all that this package does to the outside world here. */
export interface Files {
  /** Bytes of the file. Throws AlmanacError `file-not-found`, `is-a-folder` or `file-not-readable`. */
  size(path: string): Promise<number>;
  /** The bytes from `start` up to `end` (exclusive); without them the whole file. */
  bytes(path: string, start?: number, end?: number): AsyncIterable<Uint8Array>;
}

const CHUNK_BYTES = 1 << 18;

function fileProblem(path: string, error: unknown): AlmanacError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new AlmanacError({
      code: "file-not-found",
      message: "there is no such file",
      where: { file: path },
      fix: "check the spelling; a relative path starts from the folder the command runs in",
    });
  }
  return new AlmanacError({
    code: "file-not-readable",
    message: code === "EACCES" ? "the file may not be read by this user" : `the file cannot be read: ${message}`,
    where: { file: path },
    fix: "check the file's permissions",
  });
}

/** Files of this machine; relative paths start from `folder`. */
export function nodeFiles(folder: string): Files {
  return {
    async size(path) {
      const found = await stat(resolve(folder, path)).catch((error: unknown) => {
        throw fileProblem(path, error);
      });
      if (!found.isDirectory()) return found.size;
      throw new AlmanacError({
        code: "is-a-folder",
        message: "this is a folder, not a file",
        where: { file: path },
        fix: `name its files, e.g. ${path.replace(/\/+$/, "")}/*.jsonl`,
      });
    },
    async *bytes(path, start = 0, end = Number.POSITIVE_INFINITY) {
      if (end <= start) return;
      try {
        yield* createReadStream(resolve(folder, path), { start, end: end - 1, highWaterMark: CHUNK_BYTES });
      } catch (error) {
        throw fileProblem(path, error);
      }
    },
  };
}
