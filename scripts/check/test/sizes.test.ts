import { describe, expect, it } from "vitest";
import { sizes } from "../sizes.ts";
import { findingsOf, linesOf } from "./make-tree.ts";

const small = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`packages/a/src/${index}.ts`, "f();\n"]));

describe("sizes", () => {
  it("accepts one file of 400 lines among ten", async () => {
    expect(await findingsOf(sizes, { ...small, "packages/a/src/long.ts": `${linesOf(400)}\n` })).toEqual([]);
  });

  it("refuses a file of 401 lines", async () => {
    expect(await findingsOf(sizes, { ...small, "packages/a/src/long.ts": linesOf(401) })).toEqual([
      "sizes: packages/a/src/long.ts: 401 lines; at most 400",
    ]);
  });

  it("refuses two of ten files above 200 lines, and a median above 80", async () => {
    const medium = Object.fromEntries(Object.keys(small).map((file) => [file, linesOf(81)]));
    const files = { ...medium, "packages/a/src/x.ts": linesOf(201), "packages/a/src/y.ts": linesOf(201) };
    expect(await findingsOf(sizes, files)).toEqual([
      expect.stringContaining("the median of lines per file is 81; at most 80"),
      expect.stringContaining("the 90% mark of lines per file is 201; at most 200"),
    ]);
  });

  it.each([
    ["a declaration", "function f() {", "}"],
    ["an arrow", "const f = () => {", "};"],
    ["a method", "const o = { m() {", "} };"],
  ])("refuses %s of 61 lines, not one of 60", async (_, open, close) => {
    const file = "packages/a/src/f.ts";
    expect(await findingsOf(sizes, { ...small, [file]: `g();\n${open}\n${linesOf(59)}\n${close}` })).toEqual([
      `sizes: ${file}:2: a function of 61 lines; at most 60`,
    ]);
    expect(await findingsOf(sizes, { ...small, [file]: `g();\n${open}\n${linesOf(58)}\n${close}` })).toEqual([]);
  });

  it("lets a describe group many tests, but keeps each test short", async () => {
    const group = (body: string) => `describe.each([1])("d", () => {\n${body}\n});`;
    const test = `it("t", () => {\n${linesOf(59)}\n});`;
    expect(await findingsOf(sizes, { ...small, "packages/a/src/f.test.ts": group(linesOf(70)) })).toEqual([]);
    expect(await findingsOf(sizes, { ...small, "packages/a/src/f.test.ts": group(test) })).toEqual([
      "sizes: packages/a/src/f.test.ts:2: a function of 61 lines; at most 60",
    ]);
  });
});
