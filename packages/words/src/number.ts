import type { Locale } from "./locale.ts";

/** Sign to show: `always` writes + before what is above 0; `never` writes none. Default: − below 0 only. */
export type SignDisplay = "auto" | "always" | "never";

/** Decimals and sign of a number. */
export interface NumberStyle {
  /** Decimals, always written out. Default 0. */
  readonly decimals?: number;
  readonly sign?: SignDisplay;
}

const formats = new Map<string, Intl.NumberFormat>();

/** A number format of the locale, made once; grouping from 1,000 on in every language, so that columns align. */
export function numberFormat(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(tag, { useGrouping: "always", ...options });
  formats.set(key, format);
  return format;
}

/** A formatted number with the typographic minus U+2212 in place of the hyphen that `Intl` writes. */
export function formatParts(format: Intl.NumberFormat, value: number): string {
  return format
    .formatToParts(value)
    .map((part) => (part.type === "minusSign" ? part.value.replace("-", "\u2212") : part.value))
    .join("");
}

/** `negative`: a value that rounds to zero has no sign. */
const INTL_SIGN = { auto: "negative", always: "exceptZero", never: "never" } as const;

/** A number in the locale's digits and groups, U+2212 before negatives. */
export function formatNumber(locale: Locale, value: number, style: NumberStyle = {}): string {
  const { decimals = 0, sign = "auto" } = style;
  const format = numberFormat(locale.tag, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: INTL_SIGN[sign],
  });
  return formatParts(format, value);
}
