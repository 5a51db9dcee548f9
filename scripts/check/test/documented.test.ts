import { describe, expect, it } from "vitest";
import { documented } from "../documented.ts";
import { findingsOf } from "./make-tree.ts";

const judge = async (text: string, name = "a.ts") => await findingsOf(documented, { [`packages/a/src/${name}`]: text });

describe("documented", () => {
  it.each([
    ["function", "export function a() {}"],
    ["constant", "export const a = 1;"],
    ["type", "export type a = 1;"],
    ["interface", "export interface a {}"],
    ["class", "export class a {}"],
    ["local name", "const a = 1;\nexport { a };"],
    ["renamed one", "const a = 1;\nexport { a as b };"],
    ["line comment is none", "// About a.\nexport const a = 1;"],
    ["comment further up is none", "/** About the file. */\nf();\nexport const a = 1;"],
    ["plain block is none", "/* About a. */\nexport const a = 1;"],
  ])("asks for the comment of an exported %s", async (_, text) => {
    expect(await judge(text)).toEqual([expect.stringMatching(/:\d+: `a` is exported without a doc comment/)]);
  });

  it("asks for the comment of a default export", async () => {
    expect(await judge("export default f(1);")).toEqual([expect.stringContaining("`default` is exported without")]);
  });

  it.each([
    ["documented", "/** About a. */\nexport const a = 1;"],
    ["documented where it is declared", "/** About a. */\nconst a = 1;\nexport { a };"],
    [
      "a further overload",
      "/** A. */\nexport function a(b: 1): 1;\nexport function a(b: 2): 2;\nexport function a() {}",
    ],
    ["a type beside its value", "/** A. */\nexport const a = 1;\nexport type a = typeof a;"],
    ["from another file", 'export * from "./b.ts";\nexport { c } from "./c.ts";'],
    ["not exported", "const a = 1;"],
  ])("accepts what is %s", async (_, text) => {
    expect(await judge(text)).toEqual([]);
  });

  it("leaves tests alone", async () => {
    expect(await judge("export const a = 1;", "a.test.ts")).toEqual([]);
  });
});
