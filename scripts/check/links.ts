import { existsSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import type { Check, Finding } from "./check.ts";
import { filesIn, readText } from "./tree.ts";

/** A text's lines without its fenced code, so that examples are not taken for links. */
function proseLines(text: string): string[] {
  let fenced = false;
  return text.split("\n").map((line) => {
    const fence = /^\s*(```|~~~)/.test(line);
    if (fence) fenced = !fenced;
    return fence || fenced ? "" : line.replace(/`[^`]*`/g, "");
  });
}

/** The anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
  const plain = heading.replace(/[`*]/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  return plain
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

function anchorsIn(text: string): Set<string> {
  const seen = new Map<string, number>();
  let fenced = false;
  for (const line of text.split("\n")) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced ? undefined : /^#{1,6}\s+(.*)$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const anchor = anchorOf(heading);
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    if (times > 0) seen.set(`${anchor}-${times}`, 1);
  }
  return new Set(seen.keys());
}

const link = /!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|(?:href|src)="([^"]+)"|^\[[^\]]+\]:\s*(\S+)/g;

function judge(root: string, file: string, target: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(target) || target.startsWith("//")) return undefined;
  const [path = "", anchor] = decodeURI(target).split("#");
  const goal = path === "" ? file : posix.join(posix.dirname(file), path);
  if (goal.startsWith("..") || path.startsWith("/")) return `\`${target}\` leads out of the repository`;
  if (!existsSync(join(root, goal))) return `\`${target}\` leads nowhere`;
  if (anchor === undefined || !goal.endsWith(".md") || statSync(join(root, goal)).isDirectory()) return undefined;
  return anchorsIn(readText(root, goal)).has(anchor) ? undefined : `\`${goal}\` has no heading \`#${anchor}\``;
}

function run(root: string): Finding[] {
  const pages = filesIn(root, "**/*.md").filter((file) => !file.endsWith("CHANGELOG.md"));
  return pages.flatMap((file) =>
    proseLines(readText(root, file)).flatMap((text, index) =>
      [...text.matchAll(link)].flatMap(([, inline, attribute, reference]) => {
        const message = judge(root, file, inline ?? attribute ?? reference ?? "");
        return message === undefined ? [] : [{ file, line: index + 1, message }];
      }),
    ),
  );
}

/** Links between our pages lead somewhere. Links to other sites are not followed. */
export const links: Check = { name: "links", about: "relative links and anchors in *.md exist", run };
