import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AlmanacError, type Problem } from "../errors.ts";
import { locateInJson, parseJson } from "./json-position.ts";
import { scanJson } from "./json-scan.ts";

const TEXT = `{
  "zone": "UTC",
  "targets": [
    { "name": "a" },
    { "name": "b",
      "within": "PT24H" }
  ],
  "calendars": { "calendars": {
    "a \\"b\\"": {} } }
}`;

const problemOf = (text: string): Problem => {
  try {
    parseJson(text, "x.json");
  } catch (error) {
    if (error instanceof AlmanacError) return error.problem;
  }
  throw new Error("nothing thrown");
};

describe("locateInJson", () => {
  it.each([
    [[], 1],
    [["zone"], 2],
    [["targets", 0], 4],
    [["targets", 1, "name"], 5],
    [["targets", "1", "within"], 6],
    [["targets", 1, "metric"], 5],
    [["targets", 7], 3],
    [["calendars", "calendars", 'a "b"', "zone"], 9],
    [["nowhere", "at", "all"], 1],
  ])("%j stands in line %i", (path, line) => {
    expect(locateInJson(TEXT, path)).toBe(line);
  });

  it("finds every value of any document", () => {
    fc.assert(
      fc.property(fc.json(), fc.boolean(), (compact, pretty) => {
        const value: unknown = JSON.parse(compact);
        const text = JSON.stringify(value, null, pretty ? 2 : 0);
        const seen: string[] = [];
        expect(scanJson(text, (path) => seen.push(JSON.stringify(path)))).toBeNull();
        const paths = (node: unknown, path: readonly (string | number)[]): readonly string[] => [
          JSON.stringify(path),
          ...(Array.isArray(node) ? node.flatMap((item, index) => paths(item, [...path, index])) : []),
          ...(typeof node === "object" && node !== null && !Array.isArray(node)
            ? Object.entries(node).flatMap(([key, item]) => paths(item, [...path, key]))
            : []),
        ];
        expect(seen.sort()).toEqual([...paths(value, [])].sort());
      }),
    );
  });
});

describe("parseJson", () => {
  it("reads what JSON.parse reads, also after a byte order mark", () => {
    expect(parseJson(`\uFEFF${TEXT}`)).toEqual(JSON.parse(TEXT));
  });

  it.each([
    ["", 1],
    ["{", 1],
    ['{"a": 1,\n}', 2],
    ['{"a": 1\n"b": 2}', 2],
    ["{'a': 1}", 1],
    ['{"a":\n 01}', 2],
    ['{"a": 1} {}', 1],
    ["[1,\n2,\n// no\n3]", 3],
    ['{"a": 1,\n\n"a": 2}', 3],
    ['["\n"]', 1],
    ["[NaN]", 1],
  ])("%j is refused at line %i", (text, line) => {
    expect(problemOf(text)).toMatchObject({ code: "bad-json", where: { file: "x.json", line } });
  });

  it("refuses and takes the same texts as JSON.parse, but for names that stand twice", () => {
    const noise = fc.string({ unit: fc.constantFrom(...'{}[]",:01-.eE tru"fals\\nu\n'), maxLength: 12 });
    fc.assert(
      fc.property(noise, (text) => {
        const native = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        expect(scanJson(text, () => {}) === null).toBe(
          native && !/stands twice/.test(scanJson(text, () => {})?.message ?? ""),
        );
      }),
      { numRuns: 3000 },
    );
  });
});
