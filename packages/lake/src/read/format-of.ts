import { posix } from "node:path";
import { AlmanacError, type RowFormat } from "@almanac/core";
import { READABLE } from "./problems.ts";
import { type RowSource, sourceName } from "./row.ts";

type Kind = NonNullable<RowFormat["kind"]>;

/** A format with everything decided. */
export interface DecidedFormat {
  readonly kind: Kind;
  readonly delimiter: string;
  readonly header: boolean | readonly string[];
  /** Undefined where no cell is quoted. */
  readonly quote: string | undefined;
  readonly skip: number;
  /** Undefined: utf-8, or utf-16 where the file begins with its mark. */
  readonly encoding: NonNullable<RowFormat["encoding"]> | undefined;
  readonly empty: ReadonlySet<string>;
}

const KINDS: Readonly<Record<string, Kind>> = Object.freeze({
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".csv": "delimited",
  ".tsv": "delimited",
  ".txt": "delimited",
  ".parquet": "parquet",
});

const DELIMITERS: Readonly<Record<string, string>> = Object.freeze({ ".csv": ",", ".tsv": "\t" });

const endingOf = (name: string): string => posix.extname(name).toLowerCase();

/** The kind of rows a name promises by its ending; undefined when the ending says nothing. */
export const formatOfName = (name: string): Kind | undefined => KINDS[endingOf(name)];

function unknownEnding(name: string, source: RowSource): AlmanacError {
  const ending = endingOf(name);
  return new AlmanacError({
    code: "unknown-file-type",
    message: ending === "" ? "the file's name has no ending" : `files ending in ${ending} are not read`,
    where: { file: sourceName(source) },
    allowed: READABLE,
    fix:
      ending === ".json"
        ? "write one JSON object a line and name the file .jsonl"
        : "rename the file, or state `format.kind` in a mapping",
  });
}

/** Decides what a name and a stated format leave open. Throws AlmanacError `unknown-file-type` or `no-delimiter`. */
export function decideFormat(name: string, stated: RowFormat, source: RowSource): DecidedFormat {
  const kind = stated.kind ?? formatOfName(name);
  if (kind === undefined) throw unknownEnding(name, source);
  const ending = endingOf(name);
  const delimiter = stated.delimiter ?? (ending === ".txt" ? undefined : (DELIMITERS[ending] ?? ","));
  if (kind === "delimited" && delimiter === undefined) {
    throw new AlmanacError({
      code: "no-delimiter",
      message: "a .txt file does not say what stands between its cells",
      where: { file: sourceName(source), path: "format.delimiter" },
      allowed: 'any text, e.g. ";" or "\\t", or "blanks"',
      fix: "state `format.delimiter` in a mapping",
    });
  }
  return {
    kind,
    delimiter: delimiter ?? ",",
    header: stated.header ?? true,
    quote: stated.quote === undefined ? '"' : (stated.quote ?? undefined),
    skip: stated.skip ?? 0,
    encoding: stated.encoding,
    empty: new Set(["", ...(stated.empty ?? [])]),
  };
}
