import { type Comment, type Program, parseSync, type StaticImport, Visitor, type VisitorObject } from "oxc-parser";

/** A parsed file. */
export interface Syntax {
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
  /** Module names imported or exported from, with the line of each. */
  readonly imports: readonly { readonly name: string; readonly line: number }[];
}

/** Line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function importsOf(text: string, result: ReturnType<typeof parseSync>): Syntax["imports"] {
  const { staticImports, staticExports, dynamicImports } = result.module;
  const requests = [
    ...staticImports.map(({ moduleRequest }: StaticImport) => moduleRequest),
    ...staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest)),
    ...dynamicImports.map(({ moduleRequest }) => moduleRequest),
  ].filter((request) => request !== null);
  const named = requests.map(({ start, end }) => ({ name: text.slice(start + 1, end - 1), line: lineAt(text, start) }));
  const first = new Map(named.map((entry) => [`${entry.line} ${entry.name}`, entry]));
  return [...first.values()];
}

/** Parses TypeScript; throws an `Error` with the first syntax error of the file. */
export function parse(file: string, text: string): Syntax {
  const result = parseSync(file, text);
  const [error] = result.errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  return { text, program: result.program, comments: result.comments, imports: importsOf(text, result) };
}

/** Calls the visitor's functions for every node of a file. */
export function visit({ program }: Syntax, visitor: VisitorObject): void {
  new Visitor(visitor).visit(program);
}
