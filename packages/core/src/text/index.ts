export { type CanonicalLayout, canonicalJson } from "./canonical-json.ts";
export { checked, formatJsonPath, type Source } from "./checked.ts";
export { digestOf, sha256 } from "./digest.ts";
export { lineOf, locateInJson, parseJson } from "./json-position.ts";
export { type JsonFault, type JsonPath, scanJson } from "./json-scan.ts";
export { type SchemaProblem, schemaProblem } from "./schema-problem.ts";
