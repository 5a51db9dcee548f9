export { type CanonicalLayout, canonicalJson } from "./canonical-json.ts";
export { digestOf, sha256 } from "./digest.ts";
