export { type BuiltSite, buildSite, type SiteEffects, type SiteInput } from "./build/build-site.ts";
export { CSV_COLUMNS, figuresCsv } from "./data/csv.ts";
