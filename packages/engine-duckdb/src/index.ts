export * from "./connection.ts";
export * from "./dialect.ts";
