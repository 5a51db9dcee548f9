import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { FONT_SIZE } from "@almanac/charts";

const FILES = ["tokens", "base", "parts", "media"] as const;

/** Style sheets with what only people need taken out: comments, line ends, blanks around punctuation, last semicolons. */
export function compactCss(css: string): string {
  return css
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\s*([{};,>])\s*/g, "$1")
    .replaceAll(/([a-z0-9-]): /g, "$1:")
    .replaceAll(";}", "}")
    .trim();
}

/** The style sheet of every page. Read from the package; throws where the package is incomplete. */
export function siteCss(): string {
  const folder = new URL("../../styles/", import.meta.url);
  const sheets = FILES.map((name) => readFileSync(new URL(`${name}.css`, folder), "utf8"));
  return compactCss([`.plot text{font-size:${FONT_SIZE}px}`, ...sheets].join("\n"));
}

/**
 * Content-Security-Policy of every page: nothing from anywhere but its one inline style sheet, by its hash.
 * `connect-src 'self'` is for browsers' own audits, which fetch robots.txt as if the page did.
 */
export function contentSecurityPolicy(css: string): string {
  const hash = createHash("sha256").update(css).digest("base64");
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'`;
}
