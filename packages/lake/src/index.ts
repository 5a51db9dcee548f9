export { type Files, nodeFiles } from "./files.ts";
export { type IngestReport, ingestCheck } from "./ingest-check.ts";
export { openRows, type RowOptions } from "./read/open-rows.ts";
export type { Row, RowBatch, RowSource } from "./read/row.ts";
export { type EventBatch, type Quarantined, type ReadEventsOptions, readEvents } from "./read-events.ts";
export { readMappingFile } from "./read-mapping.ts";
