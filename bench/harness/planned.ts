import { type Planned, planPasses } from "../../packages/measure/src/passes.ts";
import { prepare } from "../../packages/measure/src/run.ts";
import { BREAKDOWNS, type Desk } from "./desk.ts";

/** The passes that measure everything a desk asks for, by all dimensions of the benches. */
export function plannedOf({ session, query }: Desk): readonly Planned[] {
  const names = [...new Set(BREAKDOWNS.flatMap(({ by }) => by))];
  const ready = query.metrics.map((metric) => prepare(session, metric, names));
  return planPasses(ready, query, names, session.settings.targets);
}
