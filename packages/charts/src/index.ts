export { escapeHtml } from "./dom/finish.ts";
export { FONT_SIZE } from "./dom/shapes.ts";
export * from "./dot-plot.ts";
export type { ChartSvg } from "./draw.ts";
export * from "./heat-table.ts";
export * from "./line-chart.ts";
export * from "./quantile-strip.ts";
export * from "./sparkline.ts";
