import { formatMillionths, type LogEvent } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { nodeFiles, type Quarantined, readEvents, readMappingFile } from "../src/index.ts";
import { missing, ownFile, sharedFile } from "./shared-data.ts";

const files = nodeFiles("/");

/** What a mapping of the tests gives of a file of the shared data. */
async function mapped(name: string, data: string) {
  const mapping = await readMappingFile(ownFile(`packages/lake/test/mappings/${name}.json`), files);
  const events: LogEvent[] = [];
  const quarantined: Quarantined[] = [];
  const notices: string[] = [];
  const notice = (text: string): void => void notices.push(text);
  for await (const batch of readEvents([sharedFile(`data/${data}`)], { mapping, notice }, files)) {
    for (const event of batch.accepted) events.push(event);
    quarantined.push(...batch.quarantined);
  }
  return { events, quarantined, notices };
}

const of = (events: readonly LogEvent[], type: LogEvent["type"]) => events.filter((event) => event.type === type);

/** The exact sum of money. */
const total = (events: readonly LogEvent[]): string =>
  formatMillionths(
    events.reduce((sum, { value }) => {
      const [whole = "0", decimals = ""] = (value ?? "0").split(".");
      return sum + BigInt(whole + decimals.padEnd(6, "0"));
    }, 0n),
  );

/** A real export that is mapped; skipped, and said so, where the shared data is absent. */
const on = (data: string) => it.skipIf(missing(`data/${data}`));

const NPS = "nps_retail_fr/nps.csv.gz";
const RETAIL = "online_retail_by_day/retail-data-by-day.tar.xz";
const CDNOW = "cdnow/CDNOW_master.shifted.txt.gz";
const HELPDESK = "polato_helpdesk/helpdesk.csv";
const BPI = "bpi2013_incidents/bpi_13_incidents.csv.gz";

describe("real exports, mapped without code (each skipped where its shared data is absent)", {
  timeout: 60_000,
}, () => {
  on(NPS)("a survey in latin1: its answers, and 18 rows without a wave refused", async () => {
    const { events, quarantined } = await mapped("nps-retail", NPS);
    const scores = events.filter(({ kind }) => kind === "nps").map(({ score }) => Number(score) / 1e6);
    const promoters = scores.filter((score) => score >= 9).length;
    const detractors = scores.filter((score) => score <= 6).length;
    expect(quarantined.length).toBe(18);
    expect(new Set(quarantined.map(({ path, reason }) => `${reason} ${path}`))).toEqual(new Set(["missing t"]));
    expect([scores.length, promoters, detractors]).toEqual([13_594, 8_453, 1_192]);
  });

  on(RETAIL)(
    "invoice lines in 305 files of a tar.xz: orders with their items, and refunds",
    async () => {
      const { events, quarantined, notices } = await mapped("online-retail", RETAIL);
      const placed = of(events, "order.placed");
      const refunded = of(events, "order.refunded");
      expect(quarantined).toEqual([]);
      expect([placed.length, total(placed)]).toEqual([20_725, "10655622.484"]);
      expect([refunded.length, total(refunded)]).toEqual([3_836, "896812.49"]);
      expect(placed.reduce((sum, { items }) => sum + (items?.length ?? 0), 0)).toBe(531_282);
      expect(notices).toContain("1336 rows left out: stock written off");
    },
    60_000,
  );

  on(CDNOW)("purchases between blanks: the published totals", async () => {
    const { events, quarantined } = await mapped("cdnow", CDNOW);
    const discs = events.reduce((sum, { items }) => sum + (items?.[0]?.quantity ?? 0n), 0n);
    expect(quarantined).toEqual([]);
    expect([events.length, total(events), formatMillionths(discs)]).toEqual([69_659, "2500315.63", "167881"]);
    expect(new Set(events.map(({ customer }) => customer)).size).toBe(23_544);
  });

  on(HELPDESK)("a help desk's activities", async () => {
    const { events, quarantined } = await mapped("helpdesk", HELPDESK);
    expect(quarantined).toEqual([]);
    expect([of(events, "conversation.published").length, of(events, "conversation.closed").length]).toEqual([
      3_804, 3_804,
    ]);
  });

  on(BPI)("incidents of the BPI challenge", async () => {
    const { events, quarantined } = await mapped("bpi", BPI);
    expect(quarantined).toEqual([]);
    expect([of(events, "conversation.published").length, of(events, "conversation.closed").length]).toEqual([
      7_554, 7_554,
    ]);
  });
});
