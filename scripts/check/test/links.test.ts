import { expect, it } from "vitest";
import { anchorOf, links } from "../links.ts";
import { findingsOf } from "./make-tree.ts";

const judge = async (text: string) =>
  await findingsOf(links, { "README.md": `# Title\n${text}\n`, "docs/a.md": "# One\n## `two` words\n## One\n" });

it.each([
  "[a](docs/a.md)",
  "[a](docs/a.md#one-1)",
  "[a](./docs/a.md#two-words)",
  "[folder](docs/)",
  "[here](#title)",
  "[far](https://example.com/x#y)",
  "`[code](gone.md)`",
  "```\n[code](gone.md)\n```",
])("accepts %s", async (text) => {
  expect(await judge(text)).toEqual([]);
});

it.each([
  ["[a](docs/gone.md)", "`docs/gone.md` leads nowhere"],
  ["![picture](docs/gone.png)", "`docs/gone.png` leads nowhere"],
  ['<img src="gone.svg">', "`gone.svg` leads nowhere"],
  ["[a]: gone.md", "`gone.md` leads nowhere"],
  ["[a](docs/a.md#three)", "`docs/a.md` has no heading `#three`"],
  ["[a](#nothing)", "`README.md` has no heading `#nothing`"],
  ["[a](../out.md)", "`../out.md` leads out of the repository"],
])("refuses %s", async (text, message) => {
  expect(await judge(text)).toEqual([`links: README.md:2: ${message}`]);
});

it("makes the anchors GitHub makes", () => {
  expect(anchorOf("What *you* need: Node & npm")).toBe("what-you-need-node--npm");
});
