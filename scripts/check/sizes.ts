import type { Check, Finding } from "./check.ts";
import { lineAt, parse, visit } from "./syntax.ts";
import { filesIn, isTest, readText, sourcesIn } from "./tree.ts";

/** Lines a file may have: half of the files, nine of ten, and any; and lines of one function. */
const budget = { fileMedian: 80, fileP90: 200, fileMax: 400, function: 60 } as const;

interface Size {
  readonly file: string;
  readonly lines: number;
}

/** The value below or at which a share of the sorted sizes lies (nearest rank). */
function rank(sizes: readonly Size[], share: number): number {
  return sizes[Math.max(0, Math.ceil(share * sizes.length) - 1)]?.lines ?? 0;
}

function judgeFiles(sizes: readonly Size[]): Finding[] {
  const sorted = [...sizes].sort((a, b) => a.lines - b.lines);
  const tooLong = sorted.filter(({ lines }) => lines > budget.fileMax);
  const shares = [
    { word: "median", share: 0.5, limit: budget.fileMedian },
    { word: "90% mark", share: 0.9, limit: budget.fileP90 },
  ].filter(({ share, limit }) => rank(sorted, share) > limit);
  const largest = sorted.slice(-5).map(({ file, lines }) => `${file} ${lines}`);
  return [
    ...tooLong.map(({ file, lines }) => ({ file, message: `${lines} lines; at most ${budget.fileMax}` })),
    ...shares.map(({ word, share, limit }) => ({
      file: ".",
      message: `the ${word} of lines per file is ${rank(sorted, share)}; at most ${limit} (largest: ${largest.join(", ")})`,
    })),
  ];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The callbacks of `describe` group tests; only the tests in them are functions to be kept short. */
function judgeFunctions(file: string, text: string): Finding[] {
  const syntax = parse(file, text);
  const groups = new Set<number>();
  const functions: Span[] = [];
  const add = ({ start, end }: Span) => void functions.push({ start, end });
  visit(syntax, {
    CallExpression(node) {
      const called = text.slice(node.callee.start, node.callee.end);
      if (isTest(file) && called.startsWith("describe")) for (const { start } of node.arguments) groups.add(start);
    },
    FunctionDeclaration: add,
    FunctionExpression: add,
    ArrowFunctionExpression: add,
  });
  return functions
    .filter(({ start }) => !groups.has(start))
    .map(({ start, end }) => ({ line: lineAt(text, start), lines: lineAt(text, end) - lineAt(text, start) + 1 }))
    .filter(({ lines }) => lines > budget.function)
    .map(({ line, lines }) => ({ file, line, message: `a function of ${lines} lines; at most ${budget.function}` }));
}

function run(root: string): Finding[] {
  const sources = sourcesIn(root);
  const pages = filesIn(root, ["apps/**/*.astro", "scripts/**/*.mjs"]);
  const sizes = [...sources, ...pages].map((file) => ({
    file,
    lines: readText(root, file).trimEnd().split("\n").length,
  }));
  return [...judgeFiles(sizes), ...sources.flatMap((file) => judgeFunctions(file, readText(root, file)))];
}

/** Files and functions stay small enough to be read at once. */
export const sizes: Check = { name: "sizes", about: "files and functions stay within their lines", run };
