import { describe, expect, it } from "vitest";
import { COMPRESS, folder, problemOf, tarOf, zipOf } from "./make-files.ts";
import { type PlacedRow, readAll } from "./read-all.ts";
import { TAR_XZ, XZ } from "./xz-samples.ts";

const here = folder();
const ROWS = [
  { n: "1", text: "ein Blatt\nPapier" },
  { n: "2", text: "ünï, «code»" },
];
const FORMATS = {
  ".csv": 'n,text\n1,"ein Blatt\nPapier"\n2,"ünï, «code»"\n',
  ".tsv": 'n\ttext\n1\t"ein Blatt\nPapier"\n2\tünï, «code»\n',
  ".jsonl": ROWS.map((row) => `${JSON.stringify(row)}\n`).join(""),
  ".ndjson": ROWS.map((row) => JSON.stringify(row)).join("\r\n"),
} as const;

const records = (rows: readonly PlacedRow[]) => rows.map(({ record }) => record);
const cases = Object.entries(FORMATS);

describe.each(cases)("rows of a %s file", (ending, text) => {
  it("by itself", async () => {
    await here.write(`plain${ending}`, text);
    expect(records(await readAll(`plain${ending}`, here.files()))).toEqual(ROWS);
  });

  it.each(Object.entries(COMPRESS))(
    "compressed as %s, also in several parts, also under another name",
    async (kind, compress) => {
      const half = Math.ceil(text.length / 2);
      const parts = Buffer.concat([compress(text.slice(0, half)), compress(text.slice(half))]);
      await here.write(`rows${ending}${kind}`, compress(text));
      await here.write(`parts${ending}${kind}`, parts);
      await here.write(`unmarked${ending}`, compress(text));
      for (const name of [`rows${ending}${kind}`, `parts${ending}${kind}`, `unmarked${ending}`]) {
        expect(records(await readAll(name, here.files()))).toEqual(ROWS);
      }
    },
  );

  it("in archives, with the member's name, chosen by glob or by its ending", async () => {
    const entries = { [`in/rows${ending}`]: text, "in/readme.md": "about", ".hidden.csv": "a\n1\n" };
    const tar = await tarOf(entries);
    await here.write("a.zip", await zipOf(entries));
    await here.write("a.tar", tar);
    await here.write("a.tar.gz", COMPRESS[".gz"](tar));
    await here.write("a.tgz", COMPRESS[".gz"](tar));
    await here.write("a.tar.zst", COMPRESS[".zst"](tar));
    for (const name of ["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.tar.zst"]) {
      for (const members of [undefined, ["rows*"], [`in/*${ending}`], ["nothing", `**/rows${ending}`]]) {
        const rows = await readAll(name, here.files(), members === undefined ? {} : { members });
        expect(records(rows)).toEqual(ROWS);
        expect(new Set(rows.map(({ from }) => from))).toEqual(new Set([`${name}/in/rows${ending}`]));
      }
    }
  });

  it("compressed once more inside an archive", async () => {
    await here.write("b.zip", await zipOf({ [`rows${ending}.gz`]: COMPRESS[".gz"](text) }));
    await here.write("b.tar", await tarOf({ [`rows${ending}.zst`]: COMPRESS[".zst"](text) }));
    expect(records(await readAll("b.zip", here.files()))).toEqual(ROWS);
    expect(records(await readAll("b.tar", here.files()))).toEqual(ROWS);
  });
});

describe("xz", () => {
  it("by itself and around a tar archive", async () => {
    await here.write("notes.csv.xz", XZ);
    await here.write("notes.tar.xz", TAR_XZ);
    await here.write("notes.txz", TAR_XZ);
    const rows = await readAll("notes.csv.xz", here.files());
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
    expect(rows[1]?.record).toMatchObject({ id: "2", conversation: "c1" });
    expect(records(await readAll("notes.tar.xz", here.files()))).toEqual(records(rows));
    expect(records(await readAll("notes.txz", here.files()))).toEqual(records(rows));
  });
});

describe("several members", () => {
  it("are read one after the other, in the archive's order", async () => {
    const entries = { "2.csv": "n\n3\n4\n", "1.csv": "n\n1\n2\n" };
    await here.write("c.zip", await zipOf(entries));
    await here.write("c.tar", await tarOf(entries));
    for (const name of ["c.zip", "c.tar"]) {
      const rows = await readAll(name, here.files());
      expect(rows.map(({ from, line }) => `${from}:${line}`)).toEqual(
        ["2.csv:2", "2.csv:3", "1.csv:2", "1.csv:3"].map((place) => `${name}/${place}`),
      );
    }
  });
});

describe("a damaged file", () => {
  const text = Array.from({ length: 5_000 }, (_, index) => `${JSON.stringify({ n: index * 7919 })}\n`).join("");

  it.each(Object.entries(COMPRESS))(
    "compressed as %s is an error that names it, wherever it was cut",
    async (kind, compress) => {
      const whole = compress(text);
      for (const length of [8, whole.length >> 1, whole.length - 1]) {
        await here.write(`cut.jsonl${kind}`, whole.subarray(0, length));
        const problem = await problemOf(readAll(`cut.jsonl${kind}`, here.files()));
        expect(problem).toMatchObject({
          code: "corrupt-file",
          where: { file: `cut.jsonl${kind}` },
          fix: expect.stringContaining("again"),
        });
      }
    },
  );

  it("compressed with xz is an error that names it", async () => {
    for (const length of [8, XZ.length >> 1, XZ.length - 1]) {
      await here.write("cut.csv.xz", XZ.subarray(0, length));
      expect(await problemOf(readAll("cut.csv.xz", here.files()))).toMatchObject({ code: "corrupt-file" });
    }
    const changed = Buffer.from(XZ);
    changed[60] = (changed[60] ?? 0) ^ 0xff;
    await here.write("changed.csv.xz", changed);
    expect(await problemOf(readAll("changed.csv.xz", here.files()))).toMatchObject({ code: "corrupt-file" });
  });

  it.each(["zip", "tar"] as const)("that is a %s archive is an error that names it", async (kind) => {
    const whole = await (kind === "zip" ? zipOf : tarOf)({ "rows.jsonl": text });
    for (const length of [whole.length >> 1, whole.length - 600]) {
      await here.write(`cut.${kind}`, whole.subarray(0, length));
      const problem = await problemOf(readAll(`cut.${kind}`, here.files()));
      expect(problem).toMatchObject({ code: "corrupt-file", where: { file: expect.stringContaining(`cut.${kind}`) } });
    }
  });

  it("that is a zip archive with changed bytes is an error that names the member", async () => {
    const whole = await zipOf({ "rows.jsonl": text });
    whole.fill(0xff, 100, 200);
    await here.write("changed.zip", whole);
    expect(await problemOf(readAll("changed.zip", here.files()))).toMatchObject({
      code: "corrupt-file",
      where: { file: "changed.zip/rows.jsonl" },
    });
  });
});
