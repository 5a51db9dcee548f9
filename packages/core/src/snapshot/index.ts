export * from "./figures.ts";
export * from "./file.ts";
export * from "./metric-figures.ts";
export * from "./parts.ts";
export * from "./period.ts";
export * from "./provenance.ts";
export * from "./snapshot.ts";
