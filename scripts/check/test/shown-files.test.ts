import { expect, it } from "vitest";
import { shownFiles } from "../shown-files.ts";
import { findingsOf } from "./make-tree.ts";

const judge = async (shown: string, path = "a.ts") =>
  await findingsOf(shownFiles, {
    "a.ts": "export const a = 1;\n",
    "README.md": `<!-- file: ${path} -->\n\`\`\`ts\n${shown}\n\`\`\`\n`,
  });

it("accepts a block that is the file", async () => {
  expect(await judge("export const a = 1;")).toEqual([]);
});

it("refuses another text, and a file that is not there", async () => {
  expect(await judge("export const a = 2;")).toEqual([expect.stringMatching(/README\.md:2: the block is not `a\.ts`/)]);
  expect(await judge("", "b.ts")).toEqual([expect.stringMatching(/`b\.ts` is no file/)]);
});
