import { describe, expect, it } from "vitest";
import { AlmanacError } from "../../src/errors.ts";
import { parseEvent, recordFromCells } from "../../src/event/index.ts";

const row = (cells: Record<string, string>) => recordFromCells(Object.keys(cells), Object.values(cells));

const base = { id: "1", at: "2026-10-01T09:00:00Z", source: "desk", channel: "email", conversation: "c1" };

describe("a row of cells", () => {
  it("gives flags in any case, numbers, and texts that look like numbers where the contract wants text", () => {
    const record = row({
      ...base,
      id: "007",
      type: "message.received",
      sequence: "2",
      public: "TRUE",
      automatic: "False",
      sentiment: "-.5",
      derived: "true",
    });
    expect(record).toMatchObject({
      id: "007",
      sequence: 2,
      public: true,
      automatic: false,
      sentiment: -0.5,
      derived: true,
    });
  });

  it("reads an empty cell as absent", () => {
    expect(row({ ...base, type: "note.added", agent: "", "attributes.topic": "", plan: "" })).toEqual({
      ...base,
      type: "note.added",
    });
  });

  it("reads scale, items and attributes as JSON", () => {
    const record = row({
      ...base,
      type: "order.placed",
      order: "o1",
      value: "1.50",
      currency: "EUR",
      items: '[{"sku":"a"}]',
      attributes: '{"a":"1","b":"2"}',
      "attributes.b": "3",
    });
    expect(record).toMatchObject({ value: "1.50", items: [{ sku: "a" }], attributes: { a: "1", b: "3" } });
    expect(row({ ...base, type: "survey.answered", scale: "[0, 10]", score: "9" })).toMatchObject({
      scale: [0, 10],
      score: 9,
    });
  });

  it("leaves a column of another type's field a text, so that it becomes an attribute as it stands", () => {
    const event = parseEvent(row({ ...base, type: "note.added", score: "5.0", solved: "TRUE" }));
    expect(event.ok && event.event.attributes).toEqual({ score: "5.0", solved: "TRUE" });
  });

  it.each([
    ["wrong-type", "sequence", { type: "note.added", sequence: "two" }],
    ["wrong-type", "derived", { type: "note.added", derived: "yes" }],
    ["wrong-type", "attributes", { type: "note.added", attributes: "topic=a", "attributes.b": "c" }],
    ["wrong-type", "scale", { type: "survey.answered", survey: "s", kind: "csat", score: "5", scale: "1-5" }],
    ["non-finite", "talk", { type: "work.logged", talk: "NaN" }],
    ["non-finite", "talk", { type: "work.logged", talk: "-inf" }],
    ["non-finite", "talk", { type: "work.logged", talk: "1e999" }],
    ["negative", "talk", { type: "work.logged", talk: "-1" }],
    ["missing", "type", {}],
    ["unknown-type", "type", { type: "note" }],
  ])("%s at %s: %o", (reason, path, cells) => {
    expect(parseEvent(row({ ...base, ...cells }))).toMatchObject({ reason, path });
  });

  it("is not-scalar when it has more cells than the header, unless they are empty", () => {
    const header = [...Object.keys(base), "type"];
    const cells = [...Object.values(base), "note.added"];
    expect(parseEvent(recordFromCells(header, [...cells, "", "x"]))).toMatchObject({ reason: "not-scalar", path: "" });
    expect(parseEvent(recordFromCells(header, [...cells, ""])).ok).toBe(true);
    expect(parseEvent(recordFromCells(header, cells.slice(0, 5)))).toMatchObject({ reason: "missing", path: "type" });
  });

  it("cannot be read under a header that names a column twice", () => {
    expect(() => recordFromCells(["id", "at", "id"], [])).toThrow(AlmanacError);
  });
});
