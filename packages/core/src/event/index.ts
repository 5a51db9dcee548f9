export { canonicalEvent, compareUtf8, eventRecord } from "./canonical.ts";
export { type CellRecord, cellReader, recordFromCells } from "./cells.ts";
export {
  COLUMNS,
  type Column,
  type ColumnName,
  ENVELOPE_COLUMNS,
  type LogEvent,
  type OrderItem,
  OWN_COLUMNS,
} from "./columns.ts";
export { formatMillionths, toMillionths } from "./decimal.ts";
export { type Fault, REASON_CODES, type ReasonCode } from "./fault.ts";
export type { PhysicalType } from "./fields.ts";
export type { EventInput, EventInputOf } from "./input.ts";
export { eventJsonSchema } from "./json-schema.ts";
export { type ParsedLine, parseJsonLine } from "./line.ts";
export { compareEvents } from "./order.ts";
export { type ParseContext, type ParseResult, parseEvent } from "./parse.ts";
export { eventReference } from "./reference.ts";
export { informativeVersions, newestRecorded, resolveLog } from "./resolve.ts";
export { eventSchema } from "./schema.ts";
export { EVENT_TYPES, type EventType, type EventTypeSpec, eventType, rankOf } from "./types.ts";
