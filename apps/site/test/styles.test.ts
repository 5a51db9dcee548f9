import { describe, expect, it } from "vitest";
import { compactCss, contentSecurityPolicy, siteCss } from "../src/build/styles.ts";

const css = siteCss();

type Palette = Readonly<Record<string, readonly [number, number, number]>>;

/** The tokens of a scheme, as sRGB 0–255. */
function paletteOf(block: string): Palette {
  const colour = (hex: string): readonly [number, number, number] => {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
    return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as readonly [
      number,
      number,
      number,
    ];
  };
  return Object.fromEntries(
    [...block.matchAll(/--([a-z0-9-]+):#([0-9a-f]{3,6})/g)].map(([, name = "", hex = ""]) => [name, colour(hex)]),
  );
}

const [light = "", dark = ""] = [...css.matchAll(/:root\{([^}]*)\}/g)].map(([, block]) => block ?? "");
const schemes = { light: paletteOf(light), dark: paletteOf(dark) };

/** Contrast of two colours, 1–21. Source: WCAG 2.2, relative luminance and contrast ratio. */
function contrast(palette: Palette, a: string, b: string): number {
  const luminance = (name: string): number => {
    const channels = (palette[name] ?? [0, 0, 0])
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * (channels[0] ?? 0) + 0.7152 * (channels[1] ?? 0) + 0.0722 * (channels[2] ?? 0);
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe.each(["light", "dark"] as const)("colours, %s", (name) => {
  const palette = schemes[name];

  it("of text are at least 4.5 to 1 on every ground they stand on", () => {
    const pairs = [
      ...["ink", "muted", "link", "better", "worse", "neutral", "unclear"].map((text) => [text, "page"] as const),
      ...["ink", "muted", "link"].map((text) => [text, "faint"] as const),
      ...["h1", "h2", "h3", "h4"].map((ground) => ["on-low", ground] as const),
      ...["h5", "h6"].map((ground) => ["on-high", ground] as const),
    ];
    const low = pairs.filter(([text, ground]) => contrast(palette, text, ground) < 4.5);
    expect(low).toEqual([]);
  });

  it("of marks are at least 3 to 1, the line also on its band", () => {
    const pairs = [
      ["series", "page"],
      ["series", "band"],
      ["better", "page"],
      ["worse", "page"],
      ["neutral", "page"],
      ["unclear", "page"],
    ] as const;
    expect(pairs.filter(([mark, ground]) => contrast(palette, mark, ground) < 3)).toEqual([]);
  });
});

describe("the style sheet", () => {
  it("defines every token in both schemes and in forced colours, and uses no other colour", () => {
    const names = Object.keys(schemes.light);
    expect(names.length).toBeGreaterThan(15);
    expect(Object.keys(schemes.dark)).toEqual(names);
    const forced = [...css.matchAll(/:root\{([^}]*)\}/g)][2]?.[1] ?? "";
    expect([...forced.matchAll(/--([a-z0-9-]+):/g)].map(([, token]) => token)).toEqual(names);
    const rules = css.slice(css.lastIndexOf(":root"));
    expect(rules.slice(rules.indexOf("}"))).not.toMatch(/#[0-9a-f]{3}|rgb|hsl/i);
    for (const [, token = ""] of css.matchAll(/var\(--([a-z0-9-]+)\)/g)) expect([...names, "mark"]).toContain(token);
  });

  it("has only logical properties, so that it reads from right to left too", () => {
    expect(css).not.toMatch(
      /(margin|padding|border|inset)-(left|right|top|bottom)|text-align:(left|right)|[{;](left|right|top|bottom|width|height):/,
    );
  });

  it("asks for nothing from elsewhere and moves nothing", () => {
    expect(css).not.toMatch(/url\(|@import|@font-face|animation|transition/);
  });

  it("is written without what only people need", () => {
    expect(compactCss("a {\n  color: red;\n} /* why */\nb > c { margin: 0 auto; }")).toBe(
      "a{color:red}b>c{margin:0 auto}",
    );
    expect(css).not.toMatch(/\n| {2}|;\}/);
  });

  it("is allowed by its own hash alone", () => {
    expect(contentSecurityPolicy("a")).toContain("style-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='");
  });
});
