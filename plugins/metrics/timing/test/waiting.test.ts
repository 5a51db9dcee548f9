import { eventsOf, referenceRows, simpleEstimate } from "@almanac/conformance";
import { type MetricDefinition, parseSettings } from "@almanac/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import agentWait from "../src/agent-wait-time.ts";
import requesterWait from "../src/requester-wait-time.ts";
import { byAgent, byBot, closed, events, type Row } from "./events.ts";

const STEPS = {
  asks: ["message.received", {}],
  "answers by itself": ["message.received", { automatic: true }],
  replies: ["message.sent", byAgent("ada")],
  acknowledges: ["message.sent", { ...byAgent("ada"), automatic: true }],
  "bot talks": ["message.sent", byBot],
  waives: ["reply.waived", {}],
  pauses: ["conversation.paused", { waiting_on: "customer" }],
  resumes: ["conversation.resumed", {}],
} as const;

type Step = keyof typeof STEPS;

/** One step a minute after the customer's first message, then the close. */
const story = fc.array(fc.constantFrom(...(Object.keys(STEPS) as Step[])), { maxLength: 14 });

/** Minutes by who owes the next message, said as a person would: walk through the minutes and look who it is. */
function walk(steps: readonly Step[]): { readonly company: number; readonly customer: number } {
  let [company, customer, open, isCompany] = [0, 0, 1, true];
  for (const step of steps) {
    if (step === "asks" && !isCompany) [isCompany, open] = [true, 0];
    if (step === "replies" && isCompany) [isCompany, company] = [false, company + open];
    if (step === "waives" && isCompany) isCompany = false;
    if (isCompany) open += 1;
    else customer += 1;
  }
  return { company: company + (isCompany ? open : 0), customer };
}

function measured(metric: MetricDefinition, steps: readonly Step[]): number | null {
  const minute = (i: number): string => `09:${String(i).padStart(2, "0")}`;
  const rows = steps.map((step, i): Row => [minute(i + 1), "a", ...STEPS[step]]);
  const end: Row = [minute(steps.length + 1), "a", "conversation.closed", closed("solved", "ada")];
  const log = eventsOf(events([minute(0), "a", "message.received"], ...rows, end));
  const query = { metrics: [metric], from: "2026-10-05", to: "2026-10-06", by: [], where: [], unit: null } as const;
  const run = { clock: "calendar", when: "at", asOf: null, zone: null, target: null } as const;
  const measurement = { query: { ...query, ...run }, events: log, settings: parseSettings({}), registry: new Map() };
  return referenceRows(measurement, simpleEstimate)[0]?.estimate.value ?? null;
}

test("whatever happens, each minute is owed by who a walk through the conversation says", () => {
  fc.assert(
    fc.property(story, (steps) => {
      const { company, customer } = walk(steps);
      expect(measured(requesterWait(), steps)).toBe(company * 60);
      expect(measured(agentWait(), steps)).toBe(customer * 60);
    }),
    { numRuns: 300 },
  );
});
