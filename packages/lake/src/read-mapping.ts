import { type Mapping, parseMapping } from "@almanac/core";
import type { Files } from "./files.ts";
import { collect } from "./read/collect.ts";

/** Reads a mapping file. Throws AlmanacError as `parseMapping` and `Files.size` do. */
export async function readMappingFile(path: string, files: Files): Promise<Mapping> {
  await files.size(path);
  return parseMapping((await collect(files.bytes(path))).toString("utf8"), path);
}
