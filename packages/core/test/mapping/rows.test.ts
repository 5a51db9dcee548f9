import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMapping } from "../../src/mapping/index.ts";
import { thrown } from "../thrown.ts";
import { mapRows, noteMapping } from "./map-rows.ts";

const ids = (spec: object, rows: readonly Readonly<Record<string, unknown>>[]) =>
  mapRows(spec, rows).records.map(({ id }) => id);

describe("the rows of a key", () => {
  const event = { id: "{k}{n}", when: { changed: "s" } };

  it("are put in order by instants, numbers and texts, up and down; equals stay in the file's order", () => {
    const rows = [
      { k: "a", n: "10", s: "1", d: "2026-01-02" },
      { k: "a", n: "9", s: "2", d: "2026-01-02" },
      { k: "b", n: "1", s: "1", d: "2026-01-09" },
      { k: "a", n: "2", s: "3", d: "2026-01-01" },
    ];
    const by = (order: object[]) =>
      ids(noteMapping({ instants: { d: { text: "{d}" } }, rows: { key: "k", order } }, event), rows);
    expect(by([{ instant: "d" }])).toEqual(["a2", "a10", "a9", "b1"]);
    expect(by([{ instant: "d", descending: true }])).toEqual(["a10", "a9", "a2", "b1"]);
    expect(by([{ number: "n" }])).toEqual(["a2", "a9", "a10", "b1"]);
    expect(by([{ text: "n" }])).toEqual(["a10", "a2", "a9", "b1"]);
    expect(by([{ instant: "d" }, { number: "n" }])).toEqual(["a2", "a9", "a10", "b1"]);
  });

  it("whose place is unknown, or that have no key, are refused and the others stay", () => {
    const spec = noteMapping({ rows: { key: "k", order: [{ number: "n" }] } }, { id: "{k}{n}" });
    const { records, refused } = mapRows(spec, [
      { k: "a", n: "2" },
      { k: "a", n: "second" },
      { k: "a", n: "" },
      { k: "", n: "1" },
    ]);
    expect(records.map(({ id }) => id)).toEqual(["a2"]);
    expect(refused.map(({ line, fault }) => [line, fault.reason, fault.path]).sort()).toEqual([
      [3, "wrong-type", "n"],
      [4, "missing", ""],
      [5, "missing", "k"],
    ]);
  });

  it("that agree in some columns count once, by the last of them", () => {
    const spec = noteMapping({ rows: { key: "k", lastOf: "minute" } }, { id: "{n}", when: { changed: "s" } });
    const rows = [
      { k: "a", minute: "1", n: "1", s: "open" },
      { k: "a", minute: "2", n: "2", s: "solved" },
      { k: "a", minute: "2", n: "3", s: "open" },
      { k: "a", minute: "3", n: "4", s: "solved" },
    ];
    expect(ids(spec, rows)).toEqual(["1", "4"]);
    const mapper = readMapping(spec).createMapper();
    mapper.add(rows.map((values, index) => ({ values, line: index, number: index, file: "f" })));
    for (const _ of mapper.end());
    expect(mapper.tally()).toEqual({ rows: 4, leftOut: {}, superseded: 1, eventless: 1 });
  });

  it("are left out with a reason before anything looks at their neighbours", () => {
    const leaveOut = [
      { reason: "no state", when: { equals: { s: "-100" } } },
      { reason: "test", when: { startsWith: { k: "test" } } },
    ];
    const spec = noteMapping({ rows: { key: "k", leaveOut } }, event);
    const rows = [
      { k: "a", n: "1", s: "new" },
      { k: "a", n: "2", s: "-100" },
      { k: "a", n: "3", s: "new" },
      { k: "test1", n: "4", s: "-100" },
    ];
    expect(ids(spec, rows)).toEqual(["a1"]);
    const mapper = readMapping(spec).createMapper();
    mapper.add(rows.map((values, index) => ({ values, line: index, number: index, file: "f" })));
    for (const _ of mapper.end());
    expect(mapper.tally().leftOut).toEqual({ "no state": 2 });
  });

  it("that stand together give the same as rows anywhere, and are given as soon as the key ends", () => {
    const row = fc.record({ k: fc.constantFrom("a", "b", "c"), s: fc.constantFrom("1", "2") });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const sorted = rows
          .sort((x, y) => (x.k < y.k ? -1 : x.k > y.k ? 1 : 0))
          .map((one, n) => ({ ...one, n: String(n) }));
        const spec = (together: object) => noteMapping({ rows: { key: "k", ...together } }, event);
        expect(ids(spec({ together: true }), sorted)).toEqual(ids(spec({}), sorted));
      }),
    );
  });

  it("that were said to stand together and do not are an error that says where", () => {
    const spec = noteMapping({ rows: { key: "k", together: true } }, { id: "{$row}" });
    const { error } = thrown(() => mapRows(spec, [{ k: "a" }, { k: "b" }, { k: "a" }]));
    expect(error.problem).toMatchObject({ code: "rows-apart", message: expect.stringContaining("rows.csv:4") });
  });
});

describe("the ids of a mapping", () => {
  it("may be shared by equal records only", () => {
    const spec = noteMapping({}, { id: "{n}", attributes: ["s"] });
    expect(
      ids(spec, [
        { n: "1", s: "a" },
        { n: "1", s: "a" },
      ]),
    ).toEqual(["1", "1"]);
    const { error } = thrown(() =>
      mapRows(spec, [
        { n: "1", s: "a" },
        { n: "1", s: "b" },
      ]),
    );
    expect(error.problem).toMatchObject({
      code: "id-not-unique",
      message: 'two different events get the id "1": from rows.csv:2 and rows.csv:3',
    });
  });
});

describe("a bad cell that several events need", () => {
  it("is told once, and the events that do not need it are made", () => {
    const spec = {
      ...noteMapping({ instants: { d: { text: "{d}" } } }),
      events: [
        { type: "note.added", id: "1", at: "d" },
        { type: "reply.waived", id: "2", at: "d" },
        { type: "note.added", id: "3" },
      ],
    };
    const { records, refused } = mapRows(spec, [{ d: "never" }]);
    expect(records.map(({ id }) => id)).toEqual(["3"]);
    expect(refused.length).toBe(1);
  });
});
