import type { Expression } from "../expression/node.ts";
import { type Fact, rowOf } from "./define.ts";
import { event } from "./event.ts";

/** The columns of a row that has a target. */
export interface GoalRow {
  /** Name of the target that holds for the row. */
  readonly target: Expression<"text", "row">;
  /** Start of the time that the target limits. */
  readonly started: Expression<"instant", "row">;
  /** When the target's metric ended for the row; null while it has not. */
  readonly ended: Expression<"instant", "row">;
  /** Start + the target's time, on the target's clock. */
  readonly due: Expression<"instant", "row">;
  /** The time the target allows, microseconds. */
  readonly within: Expression<"duration", "row">;
  /** Time from start to end on the target's clock, microseconds; null while it has not ended. */
  readonly spent: Expression<"duration", "row">;
  /** Opening and close of the row's cycle. */
  readonly opened: Expression<"instant", "row">;
  readonly closed: Expression<"instant", "row">;
}

/**
 * One row per row of a targeted metric's fact for which a target holds. It has no fold of its own: the planner builds
 * it from the fact of the metric that the option `metric` names, and keeps that fact's dimensions, credits and reasons.
 */
export const goal: Fact<GoalRow> = Object.freeze({
  ...event,
  id: "goal",
  about: "A row of the targeted metric with the target that holds for it and the instant by which it is due.",
  row: rowOf<GoalRow>(["target", "started", "ended", "due", "within", "spent", "opened", "closed"]),
});
