import { existsSync, readFileSync } from "node:fs";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { testMetric } from "@almanac/conformance";
import { optionsUnder } from "@almanac/core";
import { expect, test } from "vitest";
import { byAgent, byBot, events, NINE_TO_FIVE, type Row } from "../../test/events.ts";
import firstResponseTime from "../first-response-time.ts";
import sparkcentral from "./sparkcentral.ts";

/** A case of the tool's own documentation: times of one day, the answer in minutes. */
interface Case {
  readonly in: string;
  readonly botHandover?: string;
  readonly out: string;
  readonly min: number;
}

async function expectMinutes({ in: asked, botHandover, out, min }: Case): Promise<void> {
  const handOver: readonly Row[] =
    botHandover === undefined
      ? []
      : [
          [asked, "a", "message.sent", byBot],
          [botHandover, "a", "conversation.queued", { team: "desk", from: "bot" }],
        ];
  await testMetric(firstResponseTime, {
    events: events([asked, "a", "message.received"], ...handOver, [out, "a", "message.sent", byAgent("ada")]),
    options: optionsUnder(sparkcentral, "first_response_time"),
    settings: { calendars: NINE_TO_FIVE },
    query: { clock: sparkcentral.settings.clock ?? "calendar" },
    expect: [{ estimate: { n: 1, mean: min * 60 } }],
  });
}

test("our own cases: within hours, over night, from the hand-over, a hand-over before opening", async () => {
  await expectMinutes({ in: "10:00", out: "10:12", min: 12 });
  await expectMinutes({ in: "16:55", out: "06T09:10", min: 15 });
  await expectMinutes({ in: "11:00", botHandover: "11:20", out: "11:30", min: 10 });
  await expectMinutes({ in: "07:00", botHandover: "08:00", out: "09:30", min: 30 });
});

const shared = env.ALMANAC_SHARED ?? fileURLToPath(new URL("../../../../../../shared", import.meta.url));
const oracle = `${shared}/oracles/statistics.json`;

test.skipIf(!existsSync(oracle))("the tool's own cases, skipped where the oracles are absent", async () => {
  const cases = (JSON.parse(readFileSync(oracle, "utf8")) as { readonly sparkcentral_frt: readonly Case[] })
    .sparkcentral_frt;
  for (const each of cases) await expectMinutes({ ...each, in: each.in.slice(0, 5) });
  expect(cases.length).toBeGreaterThan(0);
});
