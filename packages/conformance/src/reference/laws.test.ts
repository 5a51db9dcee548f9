import { compareEvents, cycleWithTurns, eventType, type LogEvent, parseSettings } from "@almanac/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventsOf } from "../example/example.ts";
import { logs } from "../logs/logs.ts";
import { measurementOf, scenarios } from "../logs/scenario.ts";
import { STORY_METRICS, TARGETED } from "../stories/all-metrics.ts";
import { foldFact } from "./fold.ts";
import { type KnownEvent, knownEvents } from "./known-events.ts";
import { referenceCells } from "./measure.ts";
import { worldOf } from "./world.ts";

const runs = { numRuns: 150, seed: 5 };
const world = (events: readonly LogEvent[]) =>
  worldOf(events, { asOf: null, zone: "UTC", clock: "calendar", settings: parseSettings({}), registry: new Map() });

const personal = ({ type, automatic }: KnownEvent): boolean => type === "message.received" && automatic === false;

/** What must hold of two neighbouring forming events of a conversation, whatever numbered their cycles. */
function checkStep(before: KnownEvent, after: KnownEvent, isClosed: boolean): void {
  const opens = after.cycle !== before.cycle;
  const mayReopen = after.type === "conversation.reopened" || personal(after);
  if (before.cycle === 0n) expect(opens).toBe(after.type !== "message.received" || personal(after));
  else expect(opens).toBe(isClosed && mayReopen);
  expect((after.cycle ?? 0n) - (before.cycle ?? 0n)).toBe(opens ? 1n : 0n);
}

describe("laws of the reference interpreter on random logs", () => {
  it("events stand in their order, each once, and cycles are numbered without gaps", () => {
    fc.assert(
      fc.property(logs(), (records) => {
        const known = knownEvents(eventsOf(records), null);
        for (const [index, event] of known.entries()) {
          expect(event.position).toBe(BigInt(index + 1));
          const before = known[index - 1];
          if (before !== undefined) expect(compareEvents(before, event)).toBeLessThan(0);
        }
        for (const its of Map.groupBy(known, ({ conversation }) => conversation).values()) {
          const forming = its.filter(({ type, conversation }) => conversation !== null && eventType(type)?.forms);
          let isClosed = false;
          for (const [index, event] of forming.entries()) {
            const before = forming[index - 1];
            if (before !== undefined) checkStep(before, event, isClosed);
            if (before?.cycle !== event.cycle) isClosed = false;
            if (event.type === "conversation.closed") isClosed = true;
          }
        }
      }),
      runs,
    );
  });

  it("company, customer and waived stretches add up to closed − asked", () => {
    fc.assert(
      fc.property(logs(), (records) => {
        for (const { values } of foldFact(cycleWithTurns, world(eventsOf(records)))) {
          const [asked, closed] = [values.asked, values.closed] as (bigint | null)[];
          if (asked === null || asked === undefined || closed === null || closed === undefined) continue;
          const company = (values["turns.company_owed"] ?? 0n) as bigint;
          const voided = (values["turns.voided"] ?? 0n) as bigint;
          expect(company >= 0n && voided >= 0n && company + voided <= closed - asked).toBe(true);
        }
      }),
      runs,
    );
  });

  it("groups and buckets of additive figures add up to the whole", () => {
    const additive = STORY_METRICS.filter(({ measure }) => ["count", "sum", "proportion"].includes(measure.kind));
    fc.assert(
      fc.property(scenarios(additive, TARGETED), (scenario) => {
        const { query, events, settings, registry } = measurementOf(scenario, TARGETED);
        const total = (by: readonly string[], unit: typeof query.unit): string => {
          const cells = referenceCells({ ...query, by, unit }, events, settings, registry);
          const rows = Map.groupBy(cells, ({ metric }) => metric.id);
          return JSON.stringify(
            query.metrics.map(({ id }) => {
              const its = rows.get(id) ?? [];
              const left = its.flatMap(({ leftOut }) => Object.values(leftOut));
              return [
                id,
                its.reduce((sum, { statistics }) => sum + (statistics as { n: number }).n, 0),
                left.reduce((a, b) => a + b, 0),
              ];
            }),
          );
        };
        const whole = total([], null);
        expect(total(["agent", "topic"], null)).toBe(whole);
        expect(total([], "day")).toBe(whole);
        expect(total(["team"], "hour")).toBe(whole);
      }),
      { ...runs, numRuns: 60 },
    );
  });
});
