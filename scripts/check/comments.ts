import type { Check, Finding } from "./check.ts";
import { lineAt, parse } from "./syntax.ts";
import { readText, sourcesIn } from "./tree.ts";

/** What a comment may not be, and what to do instead. */
const refused: readonly { readonly is: RegExp; readonly message: string }[] = [
  { is: /@ts-(ignore|nocheck)\b/, message: "`@ts-ignore` hides every error; use `@ts-expect-error` with a reason" },
  { is: /@ts-expect-error(?!.*\w{3,}.*\w{3,})/, message: "a suppression without its reason on the same line" },
  { is: /biome-ignore\b(?!.*: *\S.*\w{3,})/, message: "a suppression without its reason on the same line" },
  { is: /biome-ignore-all\b/, message: "suppresses a whole file; suppress the one line" },
  { is: /\b(TODO|FIXME|XXX|HACK)\b/, message: "work left open does not stay in a comment; do it or write an issue" },
];

function judge(file: string, text: string): Finding[] {
  return parse(file, text).comments.flatMap(({ value, start }) =>
    refused.filter(({ is }) => is.test(value)).map(({ message }) => ({ file, line: lineAt(text, start), message })),
  );
}

function run(root: string): Finding[] {
  return sourcesIn(root).flatMap((file) => judge(file, readText(root, file)));
}

/** Nothing is silenced or put off in a comment. */
export const comments: Check = {
  name: "comments",
  about: "no suppression without a reason, no work left in comments",
  run,
};
