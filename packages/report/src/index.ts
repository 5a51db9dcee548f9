export { type ComputedSnapshot, computeSnapshot } from "./compute/compute-snapshot.ts";
export type {
  Grouping,
  MeasureFunction,
  Origin,
  ReportEffects,
  SnapshotRequest,
  SourceCoverage,
} from "./compute/request.ts";
export { readSnapshots } from "./store/read.ts";
export { type StoredSnapshot, storeSnapshot } from "./store/write.ts";
