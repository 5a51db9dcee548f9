export * from "./date.ts";
export { en } from "./en/index.ts";
export * from "./figure.ts";
export * from "./lint.ts";
export * from "./locale.ts";
export * from "./message.ts";
export * from "./name.ts";
export { formatNumber, type NumberStyle, type SignDisplay } from "./number.ts";
export * from "./scale.ts";
