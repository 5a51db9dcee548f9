export {
  COLUMNS,
  type Column,
  type ColumnName,
  ENVELOPE_COLUMNS,
  type LogEvent,
  type OrderItem,
  OWN_COLUMNS,
} from "./columns.ts";
export type { PhysicalType } from "./fields.ts";
export { EVENT_TYPES, type EventType, type EventTypeSpec, eventType, rankOf } from "./types.ts";
