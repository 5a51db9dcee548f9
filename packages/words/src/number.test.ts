import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { en } from "./en/index.ts";
import type { Locale } from "./locale.ts";
import { formatNumber } from "./number.ts";

const speaking = (tag: string): Locale => ({ ...en, tag });

describe("formatNumber", () => {
  it("groups from 1,000 on in every language, so that columns align", () => {
    const tags = ["en-GB", "pl", "da", "ro", "ru"];
    const shown = tags.map((tag) => formatNumber(speaking(tag), 1234.5, { decimals: 1 }));
    expect(shown).toEqual(["1,234.5", "1\u00a0234,5", "1.234,5", "1.234,5", "1\u00a0234,5"]);
    expect(formatNumber(speaking("pl"), 12345.67, { decimals: 2 })).toBe("12\u00a0345,67");
  });

  it("writes U+2212 before negatives, in every language", () => {
    for (const tag of ["en-GB", "pl", "da", "ro", "ru"]) {
      expect(formatNumber(speaking(tag), -3)).toBe("\u22123");
      expect(formatNumber(speaking(tag), 3, { sign: "always" })).toBe("+3");
    }
  });

  it("has no sign on what rounds to zero", () => {
    expect(formatNumber(en, -0.04, { decimals: 1 })).toBe("0.0");
    expect(formatNumber(en, 0.04, { decimals: 1, sign: "always" })).toBe("0.0");
    expect(formatNumber(en, -7, { sign: "never" })).toBe("7");
  });

  it("loses nothing but what it rounds", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (value) => {
        const text = formatNumber(en, value).replaceAll(",", "").replace("\u2212", "-");
        expect(Number(text)).toBe(value);
      }),
    );
  });
});
