/** A name as SQL identifier; every name is quoted, since `at` and others are reserved on some engines. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A constant as SQL text. */
export function sqlLiteral(value: string | number | bigint | boolean | null): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  return String(value).toUpperCase();
}

/** A list of parts joined by commas. */
export function list(parts: Iterable<string>): string {
  return [...parts].join(", ");
}
