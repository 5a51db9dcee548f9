import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapRows, noteMapping } from "./map-rows.ts";

type Row = Readonly<Record<string, unknown>>;

/** The record a mapping of one event makes of a row. */
const recordOf = (event: object, row: Row, more: object = {}) => mapRows(noteMapping(more, event), [row]).records[0];

const attribute = (spec: unknown, row: Row, more: object = {}) =>
  (recordOf({ attributes: { a: spec } }, row, more)?.attributes as Row | undefined)?.a;

describe("a template", () => {
  it.each([
    ["{number}:{state}", { number: "7", state: "open" }, "7:open"],
    ["{number}", { number: 7 }, "7"],
    ["{number}", { number: 9_007_199_254_740_993n }, "9007199254740993"],
    ["{done}", { done: false }, "false"],
    ["{{{number}}}", { number: "7" }, "{7}"],
    ["{a b+c}", { "a b+c": "x" }, "x"],
    ["{requester.email}", { requester: { email: "x@y" } }, "x@y"],
    ["{requester.email}", { "requester.email": "whole", requester: { email: "step" } }, "whole"],
    ["{$row}-{$line}-{$file}", {}, "1-2-rows.csv"],
    ["{number}:{state}", { number: "7", state: "" }, undefined],
    ["{number}:{state}", { number: "7" }, undefined],
  ])("%s of %o", (template, row, expected) => {
    expect(attribute(template, row)).toBe(expected);
  });

  it("gives the row's own text back, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(attribute("{column}", { column: text })).toBe(text);
      }),
    );
  });

  it("of a list refuses the row", () => {
    const { refused } = mapRows(noteMapping({}, { attributes: ["tags"] }), [{ tags: ["a"] }]);
    expect(refused[0]?.fault).toMatchObject({ reason: "not-scalar", path: "tags" });
  });
});

describe("a table", () => {
  const table = { Phone: "phone", Fax: null };
  const looked = (raw: unknown, otherwise?: unknown) =>
    attribute({ from: "{c}", table, ...(otherwise === undefined ? {} : { otherwise }) }, { c: raw });

  it("turns raw values into ours, leaves out what it maps to null, and passes over an empty cell", () => {
    expect([looked("Phone"), looked("Fax"), looked("")]).toEqual(["phone", undefined, undefined]);
  });

  it("does with other values what the mapping says", () => {
    expect([looked("Pigeon", "omit"), looked("Pigeon", "keep"), looked("Pigeon", { value: "other" })]).toEqual([
      undefined,
      "Pigeon",
      "other",
    ]);
    const { records, refused } = mapRows(noteMapping({}, { attributes: { a: { from: "{c}", table } } }), [
      { c: "Pigeon" },
    ]);
    expect(records).toEqual([]);
    expect(refused[0]).toMatchObject({ line: 2, fault: { reason: "wrong-type", path: "c" } });
  });

  it("can have a name, and names of the prototype are values like any other", () => {
    const spec = { from: "{c}", table: "channels", otherwise: "omit" };
    expect(attribute(spec, { c: "Phone" }, { tables: { channels: table } })).toBe("phone");
    expect(attribute(spec, { c: "constructor" }, { tables: { channels: table } })).toBe(undefined);
  });
});

describe("values of fields", () => {
  it("are converted to what the field takes", () => {
    const event = { type: "work.logged", id: "x", talk: "{t}", sequence: "{n}", derived: "{d}" };
    expect(recordOf(event, { t: "12.5", n: "3", d: "TRUE" })).toMatchObject({ talk: 12.5, sequence: 3, derived: true });
    expect(recordOf(event, { t: "12,5", n: "3", d: "false" }, { format: { decimal: "," } })).toMatchObject({
      talk: 12.5,
    });
    expect(recordOf(event, { t: "long", n: "3" })).toMatchObject({ talk: "long" });
  });

  it("take the first that is not empty", () => {
    const spec = { firstOf: ["{a}", { from: "{b}", table: { x: "X" } }, "none"] };
    expect([{ a: "A", b: "x" }, { b: "x" }, {}].map((row) => attribute(spec, row))).toEqual(["A", "X", "none"]);
  });

  it("of an event win over those that all share, and null takes a shared one away", () => {
    const more = { common: { ...noteMapping().common, team: "shared", attributes: { a: "1", b: "2" } } };
    expect(recordOf({}, {}, more)).toMatchObject({ team: "shared", attributes: { a: "1", b: "2" } });
    expect(recordOf({ team: "own", attributes: { b: "3" } }, {}, more)).toMatchObject({
      team: "own",
      attributes: { a: "1", b: "3" },
    });
    expect(recordOf({ team: null }, {}, more)).not.toHaveProperty("team");
  });

  it("add up and multiply without rounding", () => {
    const spec = noteMapping(
      { rows: { key: "k" } },
      {
        type: "order.placed",
        when: { last: true },
        order: "{k}",
        currency: "GBP",
        value: { sumOf: ["{n}", "{price}"] },
        items: { when: { above: { n: 0 } }, sku: "{sku}", quantity: "{n}", price: "{price}" },
      },
    );
    const { records } = mapRows(spec, [
      { k: "1", sku: "a", n: "3", price: "0.10" },
      { k: "1", sku: "b", n: "1", price: "0.2" },
      { k: "1", sku: "c", n: "0", price: "9" },
    ]);
    expect(records).toMatchObject([
      {
        value: "0.5",
        items: [
          { sku: "a", quantity: 3, price: "0.10" },
          { sku: "b", quantity: 1, price: "0.2" },
        ],
      },
    ]);
    expect(attribute({ product: ["-1", "{p}"] }, { p: "-12.50" })).toBe("12.5");
  });

  it("that should be multiplied and are no numbers refuse the row at their column", () => {
    const spec = noteMapping({}, { attributes: { a: { product: ["{n}", "{p}"] } } });
    const { refused } = mapRows(spec, [
      { n: "3", p: "free" },
      { n: "", p: "1" },
    ]);
    expect(refused.map(({ fault }) => [fault.reason, fault.path])).toEqual([
      ["wrong-type", "p"],
      ["missing", "n"],
    ]);
  });
});
