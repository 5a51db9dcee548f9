export { DIRECTORY_KINDS, type DirectoryEntry, type DirectoryKind, topicsOf } from "./entry.ts";
export { type DirectoryContext, type DirectoryResult, directoryCellReader, parseDirectoryRecord } from "./parse.ts";
export { type DirectoryVersion, directoryAt, resolveDirectory } from "./resolve.ts";
export { directoryJsonSchema, directorySchema } from "./schema.ts";
