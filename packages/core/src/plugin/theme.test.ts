import { expect, test } from "vitest";
import { thrown } from "../../test/thrown.ts";
import { contrast, defineTheme } from "./theme.ts";

const plain = {
  id: "plain",
  title: "Plain",
  light: { page: "#ffffff", ink: "#1b1f24", muted: "#4b5563" },
  dark: { page: "#11151a", ink: "#e6e9ee", muted: "#aab4c0" },
};

test("its text stands out from its page in light and dark", () => {
  const theme = defineTheme(plain);
  for (const { page, ink, muted } of [theme.light, theme.dark]) {
    expect(contrast(page!, ink!)).toBeGreaterThan(7);
    expect(contrast(page!, muted!)).toBeGreaterThan(4.5);
  }
});

test("contrast as WCAG 2.2 defines it", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test("a colour that is none, or missing in the dark, is refused at the author's line", () => {
  const red = thrown(() => defineTheme({ ...plain, light: { ...plain.light, ink: "red" } }));
  expect(red.error.problem.where?.path).toBe("light.ink");
  expect(red.file).toBe("theme.test.ts");
  const { ink: _, ...dark } = plain.dark;
  expect(thrown(() => defineTheme({ ...plain, dark })).error.message).toContain("same colours");
});
