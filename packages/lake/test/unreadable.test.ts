import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { folder, problemOf, tarOf, zipOf } from "./make-files.ts";
import { readAll } from "./read-all.ts";

const here = folder();

const problem = async (name: string, content?: string | Uint8Array, options = {}) => {
  if (content !== undefined) await here.write(name, content);
  return problemOf(readAll(name, here.files(), options));
};

describe("a file that cannot be read", () => {
  it("is not there", async () => {
    expect(await problem("none.csv")).toMatchObject({ code: "file-not-found", where: { file: "none.csv" } });
  });

  it("is a folder", async () => {
    const found = await problemOf(readAll(here.path(""), here.files()));
    expect(found).toMatchObject({ code: "is-a-folder", fix: expect.stringContaining("*.jsonl") });
  });

  it("is empty, also inside something", async () => {
    expect(await problem("empty.jsonl", "")).toMatchObject({ code: "empty-file", where: { file: "empty.jsonl" } });
    expect(await problem("empty.csv.gz", gzipSync(""))).toMatchObject({ code: "empty-file" });
    expect(await problem("empty.zip", await zipOf({ "a.csv": "" }))).toMatchObject({
      code: "empty-file",
      where: { file: "empty.zip/a.csv" },
    });
  });

  it("has an ending that says nothing", async () => {
    expect(await problem("a.xlsx", "PK")).toMatchObject({
      code: "unknown-file-type",
      message: "files ending in .xlsx are not read",
      allowed: expect.stringContaining(".parquet"),
    });
    expect(await problem("a.json", "[]")).toMatchObject({
      code: "unknown-file-type",
      fix: expect.stringContaining(".jsonl"),
    });
    expect(await problem("events", "{}")).toMatchObject({
      code: "unknown-file-type",
      message: "the file's name has no ending",
    });
  });

  it("is a .txt file without a delimiter", async () => {
    expect(await problem("a.txt", "a b\n1 2\n")).toMatchObject({
      code: "no-delimiter",
      where: { path: "format.delimiter" },
    });
  });

  it("does not begin as its name says", async () => {
    expect(await problem("a.csv.gz", "n\n1\n")).toMatchObject({
      code: "wrong-compression",
      message: expect.stringContaining("gzip"),
    });
  });

  it("holds a zip file in another file", async () => {
    const zip = await zipOf({ "a.csv": "n\n1\n" });
    expect(await problem("a.zip.gz", gzipSync(zip))).toMatchObject({ code: "nested-zip" });
    expect(await problem("outer.zip", await zipOf({ "inner.zip": zip }), { members: ["*.zip"] })).toMatchObject({
      code: "nested-zip",
      where: { file: "outer.zip/inner.zip" },
    });
  });

  it("is an archive without what is wanted, and says what it holds", async () => {
    const entries = { "a.md": "x", "b.csv": "n\n1\n" };
    for (const [name, archive] of [
      ["d.zip", await zipOf(entries)],
      ["d.tar", await tarOf(entries)],
    ] as const) {
      expect(await problem(name, archive, { members: ["*.tsv"] })).toMatchObject({
        code: "no-member",
        where: { file: name, path: "archive.member" },
        allowed: "a.md, b.csv",
      });
    }
    expect(await problem("e.zip", await zipOf({ "a.md": "x" }))).toMatchObject({ code: "no-member", allowed: "a.md" });
    expect(await problem("f.zip", await zipOf({}))).toMatchObject({ code: "no-member", allowed: "nothing" });
  });

  it("names a column twice or has a header that is none", async () => {
    expect(await problem("g.csv", "a,b,a\n1,2,3\n")).toMatchObject({
      code: "bad-header",
      where: { file: "g.csv", line: 1 },
    });
    expect(await problem("h.csv", '"a,b\n1,2\n')).toMatchObject({ code: "bad-header", where: { line: 1 } });
    expect(await problem("i.csv", Buffer.from("na\xefve,b\n1,2\n", "latin1"))).toMatchObject({
      code: "bad-header",
      message: expect.stringContaining("UTF-8"),
    });
  });

  it("is a Parquet file that was cut off", async () => {
    expect(await problem("a.parquet", "PAR1 and nothing else")).toMatchObject({
      code: "corrupt-file",
      where: { file: "a.parquet" },
    });
  });
});
