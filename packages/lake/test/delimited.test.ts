import type { RowFormat } from "@almanac/core";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { folder } from "./make-files.ts";
import { readAll } from "./read-all.ts";

const here = folder();
let written = 0;

async function rows(content: string | Uint8Array, format: RowFormat = {}) {
  written += 1;
  const name = `rows${written}.csv`;
  await here.write(name, content);
  return (await readAll(name, here.files(), { format })).map(({ line, record, fault }) => ({
    line,
    is: record ?? fault,
  }));
}

const cell = fc.string({
  unit: fc.constantFrom("a", "é", "漢", "😀", '"', ",", "\n", "\r", " ", ";", ""),
  maxLength: 8,
});
const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const needsQuotes = (text: string) => /[",\n\r]/.test(text) || text === "";

describe("delimited rows", () => {
  it("come back as they were written, on the line each began, with either line end", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom("\n", "\r\n"), fc.boolean(), async (cells, end, ended) => {
        const lines = cells.map((row) => row.map((one) => (needsQuotes(one) ? quoted(one) : one)).join(","));
        const read = await rows(`a,b${end}${lines.join(end)}${ended ? end : ""}`);
        expect(read.map(({ is }) => Object.values(is ?? {}))).toEqual(
          cells.map((row) => row.map((one) => (one === "" ? null : one))),
        );
        let line = 2;
        for (const [index, row] of cells.entries()) {
          expect(read[index]?.line).toBe(line);
          line += 1 + row.join("").split("\n").length - 1;
        }
      }),
      { numRuns: 200 },
    );
  });

  it("agree with an independent reader on any well-formed text", async () => {
    const unquoted = fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "7"), minLength: 1, maxLength: 4 });
    const part = fc.oneof(unquoted, cell.map(quoted));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(part, part, part), { minLength: 1, maxLength: 8 }), async (cells) => {
        const text = `x,y,z\n${cells.map((row) => `${row.join(",")}\n`).join("")}`;
        const independent = parse(text).slice(1);
        expect((await rows(text)).map(({ is }) => Object.values(is ?? {}).map((one) => one ?? ""))).toEqual(
          independent,
        );
      }),
      { numRuns: 200 },
    );
  });

  it("are cut the same wherever the file's chunks end", async () => {
    const long = `a,b\n${Array.from({ length: 9_000 }, (_, n) => `${n},"${"é漢".repeat(n % 40)}\n${n}"`).join("\n")}\n`;
    const read = await rows(long);
    expect(read.length).toBe(9_000);
    expect(read.every(({ line, is }, n) => line === 2 + 2 * n && (is as { b: string }).b.endsWith(`\n${n}`))).toBe(
      true,
    );
  });

  it("that are malformed cost their first line only", async () => {
    const read = await rows('a,b\n1,"x"y\n3,4\n5,"open\n6,7\n"8",9\n');
    expect(read).toEqual([
      {
        line: 2,
        is: expect.objectContaining({ reason: "json", message: expect.stringContaining("closing quote of cell 2") }),
      },
      { line: 3, is: { a: "3", b: "4" } },
      { line: 4, is: expect.objectContaining({ reason: "json" }) },
      { line: 5, is: { a: "6", b: "7" } },
      { line: 6, is: { a: "8", b: "9" } },
    ]);
  });

  it("go on after an opening quote that never closes, however long the file", async () => {
    const rest = Array.from({ length: 3_000 }, (_, n) => `${n},x`).join("\n");
    const read = await rows(`a,b\n1,"open\n${rest}\n`);
    expect(read.length).toBe(3_001);
    expect(read[0]).toMatchObject({
      line: 2,
      is: { reason: "json", message: expect.stringContaining("does not end") },
    });
    expect(read.at(-1)).toEqual({ line: 3_002, is: { a: "2999", b: "x" } });
  });

  it("with a quote inside a cell that does not begin with one are taken as they stand", async () => {
    expect(await rows('a,b\n5" pipe, 2 "x"\n')).toEqual([{ line: 2, is: { a: '5" pipe', b: ' 2 "x"' } }]);
  });

  it("with too many cells are refused, with too few filled up, and a last row that was cut off is told", async () => {
    expect(await rows("a,b,c\n1,2,3,4\n1,2,3,,\n1,2\n1,2,3")).toEqual([
      { line: 2, is: expect.objectContaining({ reason: "not-scalar", path: "" }) },
      { line: 3, is: { a: "1", b: "2", c: "3" } },
      { line: 4, is: { a: "1", b: "2", c: null } },
      { line: 5, is: { a: "1", b: "2", c: "3" } },
    ]);
    expect((await rows("a,b,c\n1,2,3\n1,2"))[1]).toEqual({
      line: 3,
      is: expect.objectContaining({ reason: "json", message: expect.stringContaining("cut off") }),
    });
  });

  it("pass over blank lines and lines before the header", async () => {
    expect(await rows("Export of today\n\na,b\n\n1,2\r\n\r\n3,4\n", { skip: 2 })).toEqual([
      { line: 5, is: { a: "1", b: "2" } },
      { line: 7, is: { a: "3", b: "4" } },
    ]);
  });

  it("can have no header, given names, another delimiter, other quotes or none, blanks between cells", async () => {
    expect(await rows("1,2\n", { header: false })).toEqual([{ line: 1, is: { column1: "1", column2: "2" } }]);
    expect(await rows("1,2\n", { header: ["x", "y"] })).toEqual([{ line: 1, is: { x: "1", y: "2" } }]);
    expect(await rows("a;b\n'1;1';2\n", { delimiter: ";", quote: "'" })).toEqual([
      { line: 2, is: { a: "1;1", b: "2" } },
    ]);
    expect(await rows('a||b\n"1||2"\n', { delimiter: "||", quote: null })).toEqual([
      { line: 2, is: { a: '"1', b: '2"' } },
    ]);
    expect(
      await rows(" 00001 19970101  1   11.77\r\n", { delimiter: "blanks", header: ["id", "day", "n", "value"] }),
    ).toEqual([{ line: 1, is: { id: "00001", day: "19970101", n: "1", value: "11.77" } }]);
    expect(await rows('"",b\n1,2\n')).toEqual([{ line: 2, is: { column1: "1", b: "2" } }]);
  });

  it("know what means empty", async () => {
    expect(await rows("a,b,c\n?,NA,\n", { empty: ["?", "NA"] })).toEqual([
      { line: 2, is: { a: null, b: null, c: null } },
    ]);
  });

  it("with bytes that are not UTF-8 are refused one by one", async () => {
    expect(await rows(Buffer.from("a,b\n1,caf\xe9\n2,tea\n", "latin1"))).toEqual([
      { line: 2, is: expect.objectContaining({ reason: "json", message: expect.stringContaining("format.encoding") }) },
      { line: 3, is: { a: "2", b: "tea" } },
    ]);
  });

  it.each([
    ["utf-8 with a mark", Buffer.from("\uFEFFa,b\n1,é€\n"), {}],
    ["latin1", Buffer.from("a,b\n1,é\x80\n", "latin1"), { encoding: "latin1" }],
    ["windows-1252", Buffer.from("a,b\n1,é\x80\n", "latin1"), { encoding: "windows-1252" }],
    ["utf-16le", Buffer.from("a,b\n1,é€\n", "utf16le"), { encoding: "utf-16le" }],
    ["utf-16le with a mark", Buffer.from("\uFEFFa,b\n1,é€\n", "utf16le"), {}],
    ["utf-16be with a mark", Buffer.from("\uFEFFa,b\n1,é€\n", "utf16le").swap16(), {}],
  ] as const)("are read in %s", async (_name, bytes, format) => {
    expect(await rows(bytes, format)).toEqual([{ line: 2, is: { a: "1", b: "é€" } }]);
  });

  it("may be none at all", async () => {
    expect(await rows("a,b\n")).toEqual([]);
    expect(await rows("a,b")).toEqual([]);
  });
});
