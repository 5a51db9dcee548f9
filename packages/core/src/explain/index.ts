export { definitionData, definitionDigest } from "./digest.ts";
export { type ExplainedConvention, type ExplainInput, type Explanation, explainMetric } from "./explain.ts";
export type { ExplainedColumn, ExplainedFact } from "./fact-words.ts";
export { KIND_WORDS, type KindWords } from "./kind-words.ts";
export type { Lineage } from "./lineage.ts";
export type { ExplainedReason } from "./measure-words.ts";
export type { ExplainedOption } from "./options.ts";
