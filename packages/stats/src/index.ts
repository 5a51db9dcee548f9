export * from "./change.ts";
export {
  type Judgement,
  logNormalRatio,
  type MeanSample,
  newcombe,
  normalDifference,
  rateRatio,
  welch,
} from "./comparisons.ts";
export * from "./estimate.ts";
export type { RatioScale } from "./estimate-ratio.ts";
export * from "./holm.ts";
export { garwood, wilson } from "./intervals.ts";
export * from "./kaplan-meier-rank.ts";
export * from "./logrank.ts";
export * from "./merge.ts";
export * from "./order-statistics.ts";
export * from "./ranks.ts";
export { moneyScale, SCALES, type Scale } from "./scale.ts";
export * from "./statistics.ts";
export * from "./survival.ts";
