import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { digestOf, sha256 } from "./digest.ts";

describe("canonicalJson", () => {
  it("writes the example of RFC 8785 §3.2.2 and §3.2.3", () => {
    const value = {
      numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/",
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
    );
    const keys = { "\u20ac": 5, "\r": 1, "\ufb33": 7, "1": 2, "\ud83d\ude00": 6, "\u0080": 3, "\u00f6": 4 };
    expect([...canonicalJson(keys).matchAll(/:(\d)/g)].map(([, n]) => n).join("")).toBe("1234567");
  });

  it("sorts keys that look like integers as text", () => {
    expect(canonicalJson({ "10": 1, "9": 2 })).toBe('{"10":1,"9":2}');
  });

  it("has one spelling for equal values and reads back the same", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        const again = JSON.parse(text);
        expect(canonicalJson(again)).toBe(text);
        expect(JSON.parse(canonicalJson(value, { indent: 1 }))).toEqual(again);
        expect(digestOf(again)).toBe(digestOf(value));
      }),
    );
  });

  it("indents one member a line and keeps what is empty on its line", () => {
    expect(canonicalJson({ b: [1, 2], a: {}, c: [] }, { indent: 1 })).toBe(
      '{\n "a": {},\n "b": [\n  1,\n  2\n ],\n "c": []\n}',
    );
  });

  it("leaves out undefined members and refuses what JSON cannot write, saying where", () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}');
    expect(() => canonicalJson({ a: [1, Number.NaN] })).toThrow("$.a[1] is NaN");
    expect(() => canonicalJson({ a: 1n })).toThrow("$.a is of type bigint");
    expect(() => canonicalJson([undefined])).toThrow("$[0] is of type undefined");
  });
});

describe("sha256", () => {
  it("is that of FIPS 180-4 for abc", () => {
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
