import { existsSync } from "node:fs";
import { join } from "node:path";
import { shownBlocks } from "../shown/blocks.ts";
import type { Check, Finding } from "./check.ts";
import { filesIn, readText } from "./tree.ts";

function judge(root: string, page: string): Finding[] {
  const lines = readText(root, page).split("\n");
  return shownBlocks(lines).flatMap(({ from, to, file }) => {
    if (file === null) return [];
    if (!existsSync(join(root, file))) return [{ file: page, line: from, message: `\`${file}\` is no file` }];
    const isSame = lines.slice(from, to).join("\n") === readText(root, file).trimEnd();
    const message = `the block is not \`${file}\`: run \`node scripts/fill-pages.ts\``;
    return isSame ? [] : [{ file: page, line: from, message }];
  });
}

/** What a page shows as a file is the file, which is tested. */
export const shownFiles: Check = {
  name: "shown-files",
  about: "blocks below `<!-- file: PATH -->` in *.md are that file",
  run: (root) => filesIn(root, "**/*.md").flatMap((page) => judge(root, page)),
};
