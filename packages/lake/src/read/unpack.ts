import { AlmanacError } from "@almanac/core";
import type { Files } from "../files.ts";
import { collect } from "./collect.ts";
import { COMPRESSIONS, compressionOf, decompressed, promisedBy } from "./compression.ts";
import { chooseMembers, type MemberGlobs } from "./members.ts";
import { type Peeked, peek } from "./peek.ts";
import { type RowSource, sourceName } from "./row.ts";
import { isTar, TAR_MAGIC_BYTES, tarMembers } from "./tar.ts";
import { type Member, zipMembers } from "./zip.ts";

/** What was inside a file after everything around it was taken off. */
export interface Content {
  readonly source: RowSource;
  /** The name that tells the format, e.g. `events.csv` of `events.csv.gz`. */
  readonly name: string;
  /** The first bytes. */
  readonly beginning: Uint8Array;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Bytes of the file where its content is not wrapped in anything, so that any range of it can be read; else undefined. */
  readonly size?: number;
}

const MAGIC_BYTES = 8;
const ZIP_MAGICS = [Buffer.from("PK\u0003\u0004"), Buffer.from("PK\u0005\u0006")];

const isZip = (beginning: Uint8Array): boolean => ZIP_MAGICS.some((magic) => magic.equals(beginning.subarray(0, 4)));

function empty(source: RowSource): AlmanacError {
  return new AlmanacError({
    code: "empty-file",
    message: "the file is empty (0 bytes)",
    where: { file: sourceName(source) },
    fix: "check the export that wrote it; to measure without this file, do not name it",
  });
}

function zipInside(source: RowSource): AlmanacError {
  return new AlmanacError({
    code: "nested-zip",
    message: "a zip file inside another file is not read",
    where: { file: sourceName(source) },
    fix: "unpack it and give the zip file itself",
  });
}

function notWhatItSays(source: RowSource, kind: string): AlmanacError {
  return new AlmanacError({
    code: "wrong-compression",
    message: `the file is named as a ${kind} file but does not begin like one`,
    where: { file: sourceName(source) },
    allowed: COMPRESSIONS.map(({ name }) => name).join(", "),
    fix: "give it the ending of what it is, or export it again",
  });
}

async function* members(found: AsyncIterable<Member>, file: string, globs: MemberGlobs): AsyncGenerator<Content> {
  for await (const { name, bytes } of found) yield* unwrap(name, bytes, { file, member: name }, globs);
}

async function* tarContents(bytes: AsyncIterable<Uint8Array>, source: RowSource, globs: MemberGlobs) {
  const choice = chooseMembers(source.file, globs);
  yield* members(tarMembers(bytes, source, choice), source.file, globs);
  choice.check();
}

async function* unwrap(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  source: RowSource,
  globs: MemberGlobs,
): AsyncGenerator<Content> {
  const { beginning, bytes: whole }: Peeked = await peek(bytes, TAR_MAGIC_BYTES);
  if (beginning.length === 0) throw empty(source);
  if (isZip(beginning)) throw zipInside(source);
  const promised = promisedBy(name);
  const compression = compressionOf(beginning);
  if (compression !== undefined) {
    return yield* unwrap(promised?.inside ?? name, decompressed(whole, compression, source), source, globs);
  }
  if (promised !== undefined) throw notWhatItSays(source, promised.compression.name);
  if (isTar(beginning) && source.member === undefined) return yield* tarContents(whole, source, globs);
  yield { source, name, beginning, bytes: whole };
}

async function* zipContents(file: string, size: number, globs: MemberGlobs, files: Files) {
  const choice = chooseMembers(file, globs);
  yield* members(zipMembers(file, size, choice, files), file, globs);
  choice.check();
}

/**
 * What is inside a file, one content after the other: the file itself, what it was compressed from, or the wanted members
 * of an archive. Each is to be read before the next is asked for. Told by the first bytes, not by the name.
 * Throws AlmanacError `file-not-found`, `is-a-folder`, `file-not-readable`, `empty-file`, `corrupt-file`,
 * `wrong-compression`, `no-member`, `encrypted-member` or `nested-zip`.
 */
export async function* unpack(file: string, globs: MemberGlobs, files: Files): AsyncGenerator<Content> {
  const size = await files.size(file);
  const beginning = await collect(files.bytes(file, 0, MAGIC_BYTES));
  if (isZip(beginning)) return yield* zipContents(file, size, globs, files);
  for await (const content of unwrap(file, files.bytes(file), { file }, globs)) {
    const plain = content.source.member === undefined && compressionOf(beginning) === undefined;
    yield plain ? { ...content, size } : content;
  }
}
