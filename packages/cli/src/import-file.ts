import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { AlmanacError, type Place, type Problem } from "@almanac/core";

/** How a file of the user's is spoken of. */
export interface ImportManner {
  /** Code of the problem where the file's own code fails, e.g. `invalid-config`. */
  readonly code: string;
  /** Absolute path that places are told from. */
  readonly cwd: string;
  readonly fix: string;
}

/** Path from the folder a command runs in; absolute where the file lies outside. */
export function shownPath(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return path.startsWith("..") ? file : path;
}

/**
 * What a module of the user's exports; TypeScript runs as it stands. Throws `AlmanacError` with file and line for
 * syntax, imports that do not exist, mistakes that definitions refuse, and anything else its code throws.
 */
export async function importFile(file: string, manner: ImportManner): Promise<{ readonly default?: unknown }> {
  try {
    return (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
  } catch (error) {
    throw asMistake(error, file, manner);
  }
}

function asMistake(error: unknown, file: string, { code, cwd, fix }: ImportManner): AlmanacError {
  const at = placeOf(error, file);
  const where: Place = { file: shownPath(at.file, cwd), ...(at.line === undefined ? {} : { line: at.line }) };
  const problem = problemOf(error);
  if (problem !== undefined) return new AlmanacError({ ...problem, where: { ...problem.where, ...where } });
  const missing = missingImport(error);
  const toDo = missing?.kind === "package" ? `install it in the project, e.g. \`npm install ${missing.name}\`` : fix;
  return new AlmanacError({ code, message: messageOf(error), where, fix: toDo });
}

/** A problem as data, also where another copy of `@almanac/core` made it: the project's beside the command's own. */
function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || error.name !== "AlmanacError" || !("problem" in error)) return undefined;
  return error.problem as Problem;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return `the file throws ${JSON.stringify(error)}`;
  const missing = missingImport(error);
  if (missing !== undefined) return `there is no ${missing.kind} \`${missing.name}\``;
  const message = error.message.split("\n")[0] ?? "";
  return error instanceof SyntaxError ? `syntax: ${message}` : `the file throws ${error.name}: ${message}`;
}

interface Missing {
  readonly kind: string;
  readonly name: string;
  /** The file that imports it. */
  readonly by: string;
  /** How the import is likely written there. */
  readonly written: string;
}

function missingImport(error: unknown): Missing | undefined {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "ERR_MODULE_NOT_FOUND") return undefined;
  const [, kind = "", name = "", by = ""] = /Cannot find (\w+) '([^']+)' imported from (.+)/.exec(error.message) ?? [];
  if (by === "") return undefined;
  return { kind, name, by, written: kind === "package" ? name : basename(name) };
}

interface At {
  readonly file: string;
  readonly line?: number | undefined;
}

/** A place in a stack: the URL of a frame, or a path that stands at the start of a line. */
const PLACE = /(?:(file:\/\/[^\s:)]+)|^(?:\s+at |.*\()?(\/[^:\n]+)):(\d+)/gm;

/** The first place outside packages that an error speaks of; the file itself where it speaks of none. */
function placeOf(error: unknown, file: string): At {
  const missing = missingImport(error);
  if (missing !== undefined) return { file: missing.by, line: lineWith(missing.by, missing.written) };
  for (const [, frame, path = "", line] of (error instanceof Error ? (error.stack ?? "") : "").matchAll(PLACE)) {
    const name = frame === undefined ? path : fileURLToPath(frame);
    if (isOf(file, name)) return { file: name, line: Number(line) };
  }
  return { file, line: error instanceof SyntaxError ? lineOfSyntax(file) : undefined };
}

/** True for files of the folder the user's file stands in; the command's own code and packages stand elsewhere. */
function isOf(file: string, name: string): boolean {
  return name.startsWith(join(dirname(file), "/")) && !name.includes("/node_modules/");
}

function lineWith(file: string, text: string): number | undefined {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const at = lines.findIndex((line) => line.includes(text));
  return at < 0 ? undefined : at + 1;
}

/** A syntax error of JavaScript does not carry its place; a check of the file prints it. */
function lineOfSyntax(file: string): number | undefined {
  const { stderr } = spawnSync(process.execPath, ["--check", file], { encoding: "utf8" });
  const line = /:(\d+)\n/.exec(stderr)?.[1];
  return line === undefined ? undefined : Number(line);
}
