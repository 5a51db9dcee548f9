import { expect, test } from "vitest";
import { filledPage } from "./blocks.ts";

const fill = (...lines: readonly string[]): readonly string[] =>
  filledPage(
    lines.join("\n"),
    (path) => `text of ${path}\n`,
    (command) => `ran ${command.replaceAll("\n", "/")}\n`,
  ).split("\n");

test("a block below a file's name shows the file", () => {
  expect(fill("<!-- file: a.ts -->", "```ts", "old", "```", "end")).toEqual([
    "<!-- file: a.ts -->",
    "```ts",
    "text of a.ts",
    "```",
    "end",
  ]);
});

test("each command of a console block is followed by what it prints", () => {
  expect(fill("```console", "$ one", "old", "$ two \\", "  more", "```")).toEqual([
    "```console",
    "$ one",
    "ran one",
    "$ two \\",
    "  more",
    "ran two \\/  more",
    "```",
  ]);
});

test("other blocks stay", () => {
  const page = ["```sh", "$ npm test", "```", "", "```ts", "1;", "```"];
  expect(fill(...page)).toEqual(page);
});
