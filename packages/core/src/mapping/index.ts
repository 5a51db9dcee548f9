export { ENCODINGS, formatSchema, ROW_FORMATS, type RowFormat } from "./format.ts";
export type { RefusedRow } from "./group.ts";
export { createMapper, type Mapped, type MappedRecord, type Mapper, type MappingTally } from "./mapper.ts";
export { type Mapping, parseMapping, readMapping } from "./parse.ts";
export { type MappingSpec, mappingJsonSchema, mappingSchema } from "./schema.ts";
export type { MappedRow, MappingSource } from "./scope.ts";
