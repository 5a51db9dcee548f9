import { z } from "zod";
import { checked, PLUGIN_ID } from "./checked.ts";

const Colour = z.string().regex(/^#[0-9a-f]{6}$/, { error: "not a colour: six lower-case hexadecimal digits after #" });

/** A custom property's name without its dashes, e.g. `ink` for `--ink`. */
const Token = z.string().regex(/^[a-z][a-z0-9-]*$/);

const Colours = z.record(Token, Colour).readonly();

const ThemeSchema = z
  .strictObject({
    id: z.string().regex(PLUGIN_ID),
    title: z.string().min(1),
    light: Colours.meta({ description: "Colours by the name of their custom property." }),
    dark: Colours.meta({ description: "The same names, where the reader prefers dark." }),
  })
  .refine(({ light, dark }) => Object.keys(light).sort().join() === Object.keys(dark).sort().join(), {
    error: "light and dark must name the same colours",
  })
  .readonly();

/** Colours of a site as data. */
export type Theme = z.infer<typeof ThemeSchema>;

/** A theme. Throws `AlmanacError` (`invalid-definition`) at the caller's line. */
export function defineTheme(input: z.input<typeof ThemeSchema>): Theme {
  return checked("theme", ThemeSchema, input, defineTheme);
}

/** The contrast of two colours, 1–21. Source: WCAG 2.2, relative luminance and contrast ratio. */
export function contrast(a: string, b: string): number {
  const [high = 1, low = 1] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const channel = (from: number): number => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
